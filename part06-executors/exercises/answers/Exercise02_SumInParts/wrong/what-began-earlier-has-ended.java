package executors;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongUnaryOperator;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    var sum = CompletableFuture.completedFuture(0L);
    long numbers = to - from;
    for (int part = 0; part < parts; part++) {
      long start = from + numbers * part / parts;
      long end = from + numbers * (part + 1) / parts;
      var before = sum;
      sum =
          CompletableFuture.supplyAsync(
              () -> {
                long sumOfPart = sum(term, start, end);
                return before.join() + sumOfPart; // it began earlier
              },
              pool);
    }
    return sum;
  }

  private static long sum(LongUnaryOperator term, long from, long to) {
    long sum = 0;
    for (long number = from; number < to; number++) {
      sum += term.applyAsLong(number);
    }
    return sum;
  }
}
