package miniredis;

import java.util.function.LongSupplier;

/// Messages for many subscribers. What a slow one has no room for is kept for it, up to a limit;
/// one that goes beyond it is cut off, so that the others and the memory do not pay for it. One
/// thread calls all of this, and it must never wait.
///
/// 1. `publish` offers the message to each subscriber, the very array and no copy. It returns at
///    once, and says how many of those who are subscribers when it returns have taken it or have it
///    kept.
/// 2. If a connection's `offer` refuses a message, that is kept for it, and later ones behind it.
///    Nothing is offered to it then until `writable` says that it has room again: what is kept is
///    offered, in the order in which it was published, until one is refused. Each message is taken
///    once; one may have no bytes, and the same array may be published twice.
/// 3. If a `publish` leaves more than `hard` bytes kept for a subscriber, it is cut off before that
///    returns: its connection's `close` is called, once.
/// 4. If more than `soft` bytes have been kept for it for `millis` or longer without a break,
///    `check` cuts it off. The time begins when a `publish` brings it above `soft`, and a break is
///    when `writable` brings it down to `soft` or less. The clock counts milliseconds from any
///    number, and `Long.MAX_VALUE` of them never pass.
/// 5. Who is cut off, or has called `unsubscribe`, is no subscriber any more: nothing is offered to
///    its connection from then on, not even in the middle of a `publish`, it is not cut off, and no
///    message is kept in memory for it. It may subscribe again, and gets what is published after.
/// 6. A connection may do harm to nobody but itself. One whose `offer` throws, an exception or an
///    Error, is cut off. What `offer` and `close` throw goes to nobody. And both may call
///    `unsubscribe`, for their own connection or for another one.
///
/// Check it with `make exercise_08 EX=4`; `make hint_08 EX=4` gives one hint at a time. Step 5b
/// shows what it is for.
final class Exercise04_TheSlowAreCutOff {

  interface Connection {
    /// Takes the message, if it has room for it. Never waits.
    ///
    /// @return whether it has taken it
    boolean offer(byte[] message);

    void close();
  }

  Exercise04_TheSlowAreCutOff(long hard, long soft, long millis, LongSupplier clock) {}

  void subscribe(Connection connection) {
    throw new UnsupportedOperationException("TODO: it gets what is published from now on");
  }

  void unsubscribe(Connection connection) {
    throw new UnsupportedOperationException("TODO: it gets nothing more");
  }

  int publish(byte[] message) {
    throw new UnsupportedOperationException("TODO: to each who is there, and keep what is refused");
  }

  void writable(Connection connection) {
    throw new UnsupportedOperationException("TODO: what was kept for it");
  }

  void check() {
    throw new UnsupportedOperationException("TODO: who has had too much for too long");
  }
}
