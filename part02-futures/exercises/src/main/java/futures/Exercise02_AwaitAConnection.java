package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Make a dialer awaitable: dial, and return a future for the connection that a caller can trust.
///
/// - It gets the connection, or the failure.
/// - When it ends early, cancelled or out of time, the dialer hangs up.
/// - A connection that comes after that is closed: nobody else has it.
/// - A connection that was handed over is the caller's, and left alone.
///
/// Check it with `make exercise_02 EX=2`; `make hint_02` gives one hint at a time. Step 4 shows
/// what you need.
final class Exercise02_AwaitAConnection {

  /// Somebody's library.
  interface Dialer {
    /// Begins to dial, and calls one of the two when it knows, once, on a thread of its own. What
    /// it returns hangs up: on who is being called, and on who has answered.
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
