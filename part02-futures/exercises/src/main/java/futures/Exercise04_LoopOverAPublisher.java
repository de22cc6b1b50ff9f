package futures;

import futures.generator.Cursor;
import java.util.concurrent.Flow;

/// Make a cursor of a publisher: a loop asks the cursor, and the cursor asks the publisher.
///
/// 1. `items` subscribes at once, and requests nothing. Each time that the loop asks, the cursor
///    requests one item, and no more. (After the end, a failure or a close it need not.)
/// 2. `next` returns at once, with a future that gets the item when it comes.
/// 3. The publisher's end is the loop's end, and the publisher's failure the loop's failure, as it
///    is or wrapped as a stage wraps it. Either may come before the loop asks, or as it asks. If
///    the loop asks again, it gets the same again.
/// 4. Closing the cursor cancels the subscription. A loop that waits for an item then gets the end,
///    and so does one that asks at that moment, or later. (Or the failure, if the publisher had
///    failed before.)
///
/// The loop asks for an item when the one before it has come, perhaps in a stage of that one. It
/// asks on any thread. The publisher calls `onSubscribe` before `subscribe` returns. The other
/// signals come one at a time, on any thread, perhaps before `request` returns. Check it with `make
/// exercise_02 EX=4`; `make hint_02` gives one hint at a time. Steps 3e, 4a, 6, 7b and 7d show what
/// you need.
final class Exercise04_LoopOverAPublisher {

  interface Items<T> extends Cursor<T>, AutoCloseable {
    @Override
    void close();
  }

  static <T> Items<T> items(Flow.Publisher<T> publisher) {
    throw new UnsupportedOperationException("TODO: subscribe, and give one item for each asking");
  }
}
