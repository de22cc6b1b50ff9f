package ascompleted;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// An input whose work is held until it is served. It equals every other order of the same dish.
final class Order {
  private final CountDownLatch served = new CountDownLatch(1);
  final CountDownLatch workEnded = new CountDownLatch(1);
  private final String dish;
  final String result;
  private final Throwable thrown;
  private final boolean leavesInterrupted;
  final AtomicInteger timesBegun = new AtomicInteger();
  volatile Thread worker;

  private Order(String dish, String result, Throwable thrown, boolean leavesInterrupted) {
    this.dish = dish;
    this.result = result;
    this.thrown = thrown;
    this.leavesInterrupted = leavesInterrupted;
  }

  static Order of(String dish, String result) {
    return new Order(dish, result, null, false);
  }

  /// As work does that has caught an InterruptedException, and restores the flag.
  static Order leavingInterrupted(String dish, String result) {
    return new Order(dish, result, null, true);
  }

  static Order failing(String dish, Throwable thrown) {
    return new Order(dish, null, thrown, false);
  }

  /// What the exercise is to do for this input.
  String work() throws Exception {
    worker = Thread.currentThread();
    timesBegun.incrementAndGet();
    try {
      served.await();
      return switch (thrown) {
        case null -> result;
        case Exception e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(thrown);
      };
    } finally {
      if (leavesInterrupted) {
        Thread.currentThread().interrupt();
      }
      workEnded.countDown();
    }
  }

  boolean hasBegun() {
    return timesBegun.get() > 0;
  }

  void serve() {
    served.countDown();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Order order && order.dish.equals(dish);
  }

  @Override
  public int hashCode() {
    return dish.hashCode();
  }

  @Override
  public String toString() {
    return dish;
  }
}
