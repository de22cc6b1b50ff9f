package queues;

import java.util.Iterator;

/// Work through all items of a source with several threads, without running ahead of them.
///
/// 1. `work` is done once for each item, which may be null, on threads that are yours to choose:
///    `atOnce` items at once, whenever so many are left, and never more. It may leave the interrupt
///    flag of its thread set, and the others are worked on all the same.
/// 2. The source is called by one thread at a time, `hasNext` as well as `next`, and read no
///    further ahead than this: of the items that were read, at most `2 * atOnce` are not done yet.
///    It throws nothing.
/// 3. `forEach` returns when the work on every item is done.
/// 4. If the work on an item fails, by an exception or an Error, work on at most `atOnce` other
///    items is begun after that, and when none runs any more, `forEach` throws the failure, itself
///    and not wrapped; of several failures, one. Whether it interrupts the others is left to you.
/// 5. If its caller is interrupted, once or more often, `forEach` interrupts the work that is
///    running, and throws an InterruptedException when none runs any more, also if that work fails
///    by it.
///
/// Check it with `make exercise_07 EX=4`; `make hint_07 EX=4` gives one hint at a time. Steps 1a to
/// 2 and 7 show what you need.
final class Exercise04_WorkThroughASource {

  private Exercise04_WorkThroughASource() {}

  @FunctionalInterface
  interface Work<T> {
    void on(T item) throws Exception;
  }

  static <T> void forEach(Iterator<T> source, int atOnce, Work<T> work) throws Exception {
    throw new UnsupportedOperationException("TODO: work on all items, so many at once");
  }
}
