package executors;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongUnaryOperator;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    var sum = CompletableFuture.completedFuture(0L);
    for (long number = from; number < to; number++) {
      long one = number;
      var value = CompletableFuture.supplyAsync(() -> term.applyAsLong(one), pool);
      sum = sum.thenCombine(value, Long::sum);
    }
    return sum;
  }
}
