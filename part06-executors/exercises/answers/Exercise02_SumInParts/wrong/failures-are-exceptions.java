package executors;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    var result = new CompletableFuture<Long>();
    var sum = new AtomicLong();
    var left = new AtomicInteger(parts);
    long numbers = to - from;
    for (int part = 0; part < parts; part++) {
      long start = from + numbers * part / parts;
      long end = from + numbers * (part + 1) / parts;
      pool.execute(() -> {
        try {
          sum.addAndGet(sum(term, start, end));
          if (left.decrementAndGet() == 0) {
            result.complete(sum.get());
          }
        } catch (Exception failure) {
          result.completeExceptionally(failure);
        }
      });
    }
    return result;
  }

  private static long sum(LongUnaryOperator term, long from, long to) {
    long sum = 0;
    for (long number = from; number < to; number++) {
      sum += term.applyAsLong(number);
    }
    return sum;
  }
}
