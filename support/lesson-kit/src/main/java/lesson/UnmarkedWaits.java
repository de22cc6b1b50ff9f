package lesson;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Finds waits that a lesson has not marked, and that its picture would draw as work. Switched on
/// by the tests, with `-Dlesson.unmarked=50`: a span that runs while its thread has waited for that
/// many milliseconds on end is told on standard error, once.
final class UnmarkedWaits implements Runnable {

  private static final long BETWEEN_LOOKS = 5; // milliseconds

  /// A span as it was found waiting: with other changes it is another wait.
  private record Wait(Span span, int changes) {}

  private final Recorder recorder;
  private final int millis;
  private final Set<Wait> told = new HashSet<>();
  private Map<Wait, Long> since = new HashMap<>(); // in nanoseconds

  private UnmarkedWaits(Recorder recorder, int millis) {
    this.recorder = recorder;
    this.millis = millis;
  }

  static void watch(Recorder recorder) {
    Integer millis = Integer.getInteger("lesson.unmarked");
    if (millis != null) {
      Thread.ofPlatform()
          .daemon()
          .name("unmarked-waits")
          .start(new UnmarkedWaits(recorder, millis));
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        look();
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts it; it ends with the JVM.
    }
  }

  private void look() {
    var innermost = new HashMap<Thread, Span>();
    for (Span span : recorder.begun()) {
      Thread thread = span.runner();
      if (thread != null) {
        innermost.merge(thread, span, (a, b) -> a.id > b.id ? a : b);
      }
    }
    long now = recorder.nanos(); // once: this thread, too, may lose the processor in between
    var waiting = new HashMap<Wait, Long>();
    innermost.forEach((thread, span) -> {
      boolean waits =
          switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
          };
      if (waits) {
        var wait = new Wait(span, span.changes().size());
        waiting.put(wait, since.getOrDefault(wait, now));
        if (now - waiting.get(wait) >= millis * 1_000_000L && told.add(wait)) {
          tell(span, thread);
        }
      }
    });
    since = waiting;
  }

  private static void tell(Span span, Thread thread) {
    String where = Recorder.lessonLine(thread.getStackTrace());
    System.err.printf(
        "unmarked wait: %s on %s, begun at %s, waits at %s%n",
        span.name, Recorder.nameOf(thread), span.source, where);
  }
}
