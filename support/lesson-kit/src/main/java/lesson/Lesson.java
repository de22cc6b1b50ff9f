package lesson;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/// What a step says and awaits. All methods may be called from any thread.
public final class Lesson {

  private static final Recorder RECORDER;

  static {
    line(0, "", ""); // a program's first format costs it 30 ms: not in the lesson's time
    RECORDER = new Recorder(System::nanoTime);
    UnmarkedWaits.watch(RECORDER);
  }

  private Lesson() {}

  /// Prints one line: the seconds since the step began, the calling thread, and the text, formatted
  /// as by [String#format]. Lines of several threads never mix, and their seconds never run
  /// backwards.
  public static void say(String format, Object... args) {
    String text = String.format(Locale.ROOT, format, args);
    String thread = Recorder.nameOf(Thread.currentThread());
    PrintStream out = System.out;
    synchronized (RECORDER) { // the time is taken inside: the order of lines is the order of times
      out.println(line(RECORDER.nanos(), thread, text));
    }
  }

  private static String line(long nanos, String thread, String text) {
    return String.format(Locale.ROOT, "%7.3f  %-8s  %s", nanos / 1e9, thread, text);
  }

  /// Begins a piece of work on the calling thread, as part of the piece that is running there now.
  /// Close it where the work ends, which may be on another thread.
  public static Span span(String name) {
    return RECORDER.begin(name, Recorder.current());
  }

  /// Draws the spans that began since the last call, and forgets them.
  public static void timeline() {
    boolean terminal = System.console() != null && System.console().isTerminal();
    boolean colour = terminal && wantsColour(System.getenv());
    System.out.print(Timeline.draw(RECORDER.drain(), RECORDER.nanos(), colour));
  }

  /// Returns when the other thread waits for something without a limit of time, as in `take` or
  /// `join`: what it was to do before that is done.
  ///
  /// @throws IllegalStateException if it has ended instead
  public static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      if (thread.getState() == Thread.State.TERMINATED) {
        throw new IllegalStateException("'" + thread.getName() + "' has ended, and does not wait");
      }
      Thread.onSpinWait();
    }
  }

  /// As <https://no-color.org> has it: an empty `NO_COLOR` says nothing.
  static boolean wantsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}
