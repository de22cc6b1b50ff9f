package lesson;

import java.util.ArrayList;
import java.util.List;
import lesson.Span.Change;
import lesson.Span.State;

/// A span as it stood when the drawing began: a span that is still open may change meanwhile.
record Drawn(Span span, List<Change> changes, long end) {

  private static final long INSTANT = 1_000_000; // nanoseconds

  /// A time in one state, in nanoseconds since the step's beginning.
  record Stay(State state, long from, long to) {}

  static Drawn of(Span span, long now) {
    List<Change> changes = span.changes();
    Change last = changes.getLast();
    // A change may have come after `now` was read.
    return new Drawn(
        span, changes, last.state().isEnd() ? last.nanos() : Math.max(now, last.nanos()));
  }

  boolean everWas(State state) {
    return stays().stream().anyMatch(stay -> stay.state() == state);
  }

  /// The states that it was in, with the time at which each ended, in order. A span that waits
  /// first of all has not run: the instant between its beginning and the mark is left out.
  List<Stay> stays() {
    var stays = new ArrayList<Stay>();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      boolean last = i + 1 == changes.size();
      long until = last ? end : changes.get(i + 1).nanos();
      boolean instant = i == 0 && !last && until - change.nanos() < INSTANT;
      if (!change.state().isEnd() && !(instant && changes.get(1).isWait())) {
        stays.add(new Stay(change.state(), change.nanos(), until));
      }
    }
    return stays;
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
