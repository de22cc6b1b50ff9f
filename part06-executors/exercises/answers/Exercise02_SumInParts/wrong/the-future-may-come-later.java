package executors;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    long sum = 0;
    var sums = new ArrayList<Future<Long>>();
    long numbers = to - from;
    for (int part = 0; part < parts; part++) {
      long start = from + numbers * part / parts;
      long end = from + numbers * (part + 1) / parts;
      sums.add(pool.submit(() -> sum(term, start, end)));
    }
    try {
      for (Future<Long> part : sums) {
        sum += part.get();
      }
      return CompletableFuture.completedFuture(sum);
    } catch (ExecutionException e) {
      return CompletableFuture.failedFuture(e.getCause());
    } catch (InterruptedException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static long sum(LongUnaryOperator term, long from, long to) {
    long sum = 0;
    for (long number = from; number < to; number++) {
      sum += term.applyAsLong(number);
    }
    return sum;
  }
}
