package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Make a dialer awaitable: have it dial, and return a future that a caller can trust.
///
/// 1. The future is returned while the dialer dials. It gets the connection, or the very failure
///    that the dialer reports, as it is or wrapped as a stage wraps it.
/// 2. When the future ends early, cancelled or out of time (`orTimeout`), the dialer hangs up.
/// 3. A connection that comes after such an end, or at the same moment, so that the future does not
///    take it, is closed: nobody else has it.
/// 4. A connection that the future took is the caller's. It is not closed, and the dialer does not
///    hang up on it, even if the caller cancels the future later.
///
/// Check it with `make exercise_02 EX=2`; `make hint_02` gives one hint at a time. Steps 3f, 4a and
/// 4d show what you need.
final class Exercise02_AwaitAConnection {

  /// A library of somebody else's.
  interface Dialer {
    /// Begins to dial. As soon as the dialer knows, it calls one of the two, once, on a thread of
    /// its own. The result hangs up: on a number that is being called, and on one that has
    /// answered.
    Runnable dial(Consumer<Connection> connected, Consumer<IOException> failed);
  }

  interface Connection extends AutoCloseable {
    @Override
    void close();
  }

  static CompletableFuture<Connection> awaitable(Dialer dialer) {
    throw new UnsupportedOperationException("TODO: dial, and return a future for the connection");
  }
}
