package workshop.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/// What the reader's code prints, while it runs in a JVM of its own. It is shown, up to a limit:
/// the process ends when it has printed more.
final class ReadersOutput implements Runnable {

  static final int LIMIT = 100_000;

  private final Process process;
  private final PrintStream out;
  private volatile boolean tooLong;

  ReadersOutput(Process process, PrintStream out) {
    this.process = process;
    this.out = out;
  }

  boolean isTooLong() {
    return tooLong;
  }

  /// Ends when the process has.
  @Override
  public void run() {
    var bytes = new byte[8192];
    int length = 0;
    byte last = '\n';
    try (InputStream in = process.getInputStream()) {
      for (int n; !tooLong && (n = in.read(bytes)) >= 0; ) {
        int shown = Math.min(n, LIMIT - length);
        out.write(bytes, 0, shown);
        out.flush();
        last = shown > 0 ? bytes[shown - 1] : last;
        length += shown;
        tooLong = n > shown;
      }
    } catch (IOException e) {
      // Its JVM has ended, and the stream with it: what has come was shown.
    }
    if (tooLong) {
      process.destroyForcibly();
    }
    if (last != '\n') {
      out.println(); // the verdict stands on a line of its own
    }
  }
}
