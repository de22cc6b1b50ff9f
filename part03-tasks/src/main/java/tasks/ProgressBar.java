package tasks;

import java.io.PrintStream;

/// One line that grows, instead of a line a task. On anything but a terminal it prints nothing.
///
/// Confined to the thread that collects.
final class ProgressBar implements Runnable {

  private static final int COLUMNS = 50;

  private final PrintStream out;
  private final int total;
  private int collected;
  private int drawn;

  ProgressBar(PrintStream out, int total) {
    this.out = out;
    this.total = total;
  }

  static Runnable on(PrintStream out, int total) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    return terminal ? new ProgressBar(out, total) : () -> {};
  }

  /// One task more has been collected.
  @Override
  public void run() {
    collected++;
    int columns = (int) ((long) COLUMNS * collected / total);
    if (columns > drawn) { // 50 drawings at most, however many tasks
      drawn = columns;
      out.printf("\r[%s%s] %d", "#".repeat(columns), " ".repeat(COLUMNS - columns), collected);
      out.print(collected == total ? "\r" + " ".repeat(COLUMNS + 20) + "\r" : "");
      out.flush();
    }
  }
}
