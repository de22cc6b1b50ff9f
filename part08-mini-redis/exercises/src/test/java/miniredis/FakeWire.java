package miniredis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// Remembers what was sent.
final class FakeWire implements Exercise03_RepliesComeInOrder.Wire {

  final List<String> sent = new CopyOnWriteArrayList<>();

  /// What `send` throws, if anything.
  volatile Throwable failure;

  private final AtomicReference<Runnable> next = new AtomicReference<>();

  /// What happens, once, before the next `send` returns.
  void once(Runnable code) {
    next.set(code);
  }

  @Override
  public void send(String request) {
    switch (failure) {
      case null -> {
        sent.add(request);
        Runnable code = next.getAndSet(null);
        if (code != null) {
          code.run();
        }
      }
      case RuntimeException thrown -> throw thrown;
      case Error thrown -> throw thrown;
      case Throwable checked -> throw new IllegalArgumentException(checked);
    }
  }
}
