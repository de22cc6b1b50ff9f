package gather.load;

import java.io.PrintStream;

/// A bar that grows as requests are done, on any thread. On a terminal it is drawn again in its
/// line at each hundredth; elsewhere it is a line at each quarter.
public final class Progress {

  private static final int WIDTH = 20;

  private final int all;
  private final PrintStream out;
  private final boolean terminal;
  private int done;

  public Progress(int all, PrintStream out, boolean terminal) {
    this.all = all;
    this.out = out;
    this.terminal = terminal;
  }

  public static Progress onSystemOut(int all) {
    return new Progress(all, System.out, System.console() != null && System.console().isTerminal());
  }

  /// Counts and draws as one action: no count is drawn after a later one.
  public synchronized void oneMore() {
    done++;
    int steps = terminal ? 100 : 4;
    if (done * (long) steps / all > (done - 1) * (long) steps / all) {
      draw();
    }
  }

  private void draw() {
    int filled = (int) (done * (long) WIDTH / all);
    String bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
    String text = "           [%s] %5d of %d".formatted(bar, done, all);
    out.print(terminal ? "\r" + text + (done == all ? "\n" : "") : text + "\n");
    out.flush();
  }
}
