package futures;

import futures.generator.Cursor;
import java.util.concurrent.Flow;

/// Subscribe to a publisher, and give its items to a loop that asks for them.
///
/// - Each time that the loop asks, the publisher is asked for one item, and for no more.
/// - The publisher's end ends the loop, and its failure comes where the loop asks. Both may come
///   before the loop asks again.
/// - Closing the cursor cancels the subscription, and whoever asks then gets the end.
///
/// The publisher calls `onSubscribe` before `subscribe` returns, and the others on any thread,
/// perhaps before `request` returns. Check it with `make exercise_02 EX=4`; `make hint_02` gives
/// one hint at a time. Step 7 shows what you need.
final class Exercise04_LoopOverAPublisher {

  interface Items<T> extends Cursor<T>, AutoCloseable {
    @Override
    void close();
  }

  static <T> Items<T> items(Flow.Publisher<T> publisher) {
    throw new UnsupportedOperationException("TODO: subscribe, and give one item for each asking");
  }
}
