package ascompleted;

import ascompleted.Exercise01_HandleAsTheyCome.Handler;
import ascompleted.Exercise01_HandleAsTheyCome.Result;
import ascompleted.Exercise01_HandleAsTheyCome.Success;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A handler that remembers what it was given, and does not return before it may.
@SuppressWarnings("ReferenceEquality") // two orders may be equal
final class RecordingHandler implements Handler<Order, String> {
  final List<Handled> handled = new CopyOnWriteArrayList<>();
  private final CountDownLatch mayReturn = new CountDownLatch(1);

  record Handled(Order order, Result<String> result, Thread thread) {
    @Override
    public String toString() {
      return order + ": " + result;
    }
  }

  @Override
  public void handle(Order order, Result<String> result) {
    handled.add(new Handled(order, result, Thread.currentThread()));
    try {
      mayReturn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void mayReturn() {
    mayReturn.countDown();
  }

  boolean has(Order order) {
    return handled.stream().anyMatch(one -> one.order == order);
  }

  List<Result<String>> resultsOf(Order order) {
    return handled.stream().filter(one -> one.order == order).map(Handled::result).toList();
  }

  boolean hasEachOnce(List<Order> orders) {
    return handled.size() == orders.size()
        && orders.stream()
            .allMatch(order -> resultsOf(order).equals(List.of(new Success<>(order.result))));
  }

  @Override
  public String toString() {
    return handled.toString();
  }
}
