package queues;

import java.util.Optional;

/// A publisher that never waits. Each subscription has a buffer for the latest `room` items, so a
/// slow subscriber misses the oldest.
///
/// 1. `publish` puts the item into the buffer of each subscription that there is at that moment,
///    and returns at once, whatever the subscribers do.
/// 2. `take` returns the next item of its own subscription, in the order in which they were
///    published. It waits while there is none.
/// 3. If a buffer is full, its oldest item makes room for the new one, in that buffer alone.
///    `missed` is how many items this subscription has lost in that way, and in no other.
/// 4. After `close` of the publisher, what is in a buffer can still be taken; then every `take`
///    returns empty, also one that waits already, and one of a subscription that is made later. It
///    does not matter what `publish` does after that.
/// 5. After `unsubscribe`, every `take` of that subscription returns empty at once, also one that
///    waits already, no matter what is left in the buffer. The other subscriptions go on.
/// 6. Any thread may call any of these, and several at once. A `take` whose thread is interrupted
///    throws an InterruptedException, also if it need not wait, and takes nothing.
///
/// Check it with `make exercise_07 EX=3`; `make hint_07 EX=3` gives one hint at a time. Steps 1c
/// and 4b show what you need.
final class Exercise03_TheSlowMissTheOldest {

  interface Subscription {
    Optional<String> take() throws InterruptedException;

    int missed();

    void unsubscribe();
  }

  Exercise03_TheSlowMissTheOldest(int room) {}

  Subscription subscribe() {
    throw new UnsupportedOperationException("TODO: a buffer for each subscription");
  }

  void publish(String item) {
    throw new UnsupportedOperationException("TODO: into each buffer, without waiting");
  }

  void close() {
    throw new UnsupportedOperationException("TODO: no more items will come");
  }
}
