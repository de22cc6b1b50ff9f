package gather.load;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/// A bar that grows as requests are done, on any thread. On a terminal it is drawn again in its
/// line at each hundredth; elsewhere it is a line at each quarter.
public final class Progress {

  private static final int WIDTH = 20;

  private final int all;
  private final PrintStream out;
  private final boolean terminal;
  private final AtomicInteger done = new AtomicInteger();

  public Progress(int all, PrintStream out, boolean terminal) {
    this.all = all;
    this.out = out;
    this.terminal = terminal;
  }

  public static Progress onSystemOut(int all) {
    return new Progress(all, System.out, System.console() != null && System.console().isTerminal());
  }

  public void oneMore() {
    int now = done.incrementAndGet();
    int steps = terminal ? 100 : 4;
    if (now * (long) steps / all > (now - 1) * (long) steps / all) {
      draw(now);
    }
  }

  /// Two threads that draw at the same time do not mix; the later count is drawn last.
  private synchronized void draw(int now) {
    int filled = (int) (now * (long) WIDTH / all);
    String bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
    String text = "           [%s] %5d of %d".formatted(bar, now, all);
    out.print(terminal ? "\r" + text + (now == all ? "\n" : "") : text + "\n");
    out.flush();
  }
}
