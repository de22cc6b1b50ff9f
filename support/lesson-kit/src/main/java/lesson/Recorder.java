package lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// Keeps what every picture needs: the spans, in the order in which they began. Thread-safe.
final class Recorder {

  private static final ThreadLocal<Span> CURRENT = new ThreadLocal<>();

  private final LongSupplier clock;
  private final long start;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

  /// The clock counts nanoseconds from anywhere, as [System#nanoTime] does.
  Recorder(LongSupplier clock) {
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  /// Since this recorder was made.
  long nanos() {
    return clock.getAsLong() - start;
  }

  Span begin(String name, Span parent) {
    var span =
        new Span(
            this,
            lastId.incrementAndGet(),
            parent,
            name,
            lessonLine(new Throwable().getStackTrace()));
    spans.add(span);
    return span;
  }

  /// Those that were not drained yet.
  Iterable<Span> begun() {
    return spans;
  }

  List<Span> drain() {
    var drained = new ArrayList<Span>();
    for (Span span; (span = spans.poll()) != null; ) {
      drained.add(span);
    }
    return drained;
  }

  static Span current() {
    return Span.innermost(CURRENT.get());
  }

  static void setCurrent(Span span) {
    if (span == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(span);
    }
  }

  /// A virtual thread has no name unless it was given one.
  static String nameOf(Thread thread) {
    return thread.getName().isEmpty() ? "virtual" : thread.getName();
  }

  /// The JDK tells a virtual thread's carrier in `toString` alone:
  /// `VirtualThread[#22,name]/runnable@ForkJoinPool-1-worker-1`.
  static String carrierOf(Thread thread) {
    if (!thread.isVirtual()) {
      return "";
    }
    String text = thread.toString();
    return text.substring(text.lastIndexOf('@') + 1);
  }

  /// The innermost line of this stack that is a lesson's, and neither the kit's nor the JDK's. A
  /// plain loop: a program's first stream costs it 10 ms, which would be seen in the lesson's time.
  static String lessonLine(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (!frame.getClassName().startsWith("lesson.") && frame.getModuleName() == null) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }
}
