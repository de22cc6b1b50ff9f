package gather;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Asynchronous calls that end when a test says so. It remembers which were made, in which order.
final class Flights {

  record Flight(String name, Thread madeBy, CompletableFuture<String> future) {}

  final List<Flight> made = new CopyOnWriteArrayList<>();
  private final AtomicLong peak = new AtomicLong();

  /// A call that is in flight until its future is done.
  Supplier<CompletableFuture<String>> call(String name) {
    return call(name, future -> future);
  }

  /// As the other one. What it returns is made of the future that a test completes.
  Supplier<CompletableFuture<String>> call(
      String name, UnaryOperator<CompletableFuture<String>> returned) {
    return () -> {
      var future = new CompletableFuture<String>();
      made.add(new Flight(name, Thread.currentThread(), future));
      long now = made.stream().filter(flight -> !flight.future.isDone()).count();
      peak.accumulateAndGet(now, Math::max);
      return returned.apply(future);
    };
  }

  /// A call that throws, and is never in flight.
  Supplier<CompletableFuture<String>> throwing(String name, Throwable thrown) {
    return () -> {
      made.add(new Flight(name, Thread.currentThread(), CompletableFuture.failedFuture(thrown)));
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    };
  }

  long peak() {
    return peak.get();
  }

  List<String> names() {
    return made.stream().map(Flight::name).toList();
  }

  boolean has(String name) {
    return names().contains(name);
  }

  CompletableFuture<String> future(String name) {
    return made.stream().filter(flight -> flight.name.equals(name)).findFirst().get().future;
  }
}
