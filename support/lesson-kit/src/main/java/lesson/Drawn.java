package lesson;

import java.util.List;
import lesson.Span.Change;
import lesson.Span.State;

/// A span as it stood when the drawing began: a span that is still open may change meanwhile.
record Drawn(Span span, List<Change> changes, long end) {

  static Drawn of(Span span, long now) {
    List<Change> changes = span.changes();
    Change last = changes.getLast();
    // A change may have come after `now` was read.
    return new Drawn(
        span, changes, last.state().isEnd() ? last.nanos() : Math.max(now, last.nanos()));
  }

  long start() {
    return changes.getFirst().nanos();
  }

  State state() {
    return changes.getLast().state();
  }

  /// The thread on which it began, with a `+` if it ran on others too.
  String threads() {
    String first = changes.getFirst().thread();
    boolean moved =
        changes.stream()
            .anyMatch(change -> change.state() == State.RUNNING && !change.thread().equals(first));
    return moved ? first + "+" : first;
  }
}
