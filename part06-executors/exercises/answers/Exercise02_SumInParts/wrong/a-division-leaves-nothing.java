package executors;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongUnaryOperator;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    var sum = CompletableFuture.completedFuture(0L);
    long size = (to - from) / parts;
    for (int part = 0; part < parts; part++) {
      long start = from + part * size;
      var sumOfPart = CompletableFuture.supplyAsync(() -> sum(term, start, start + size), pool);
      sum = sum.thenCombine(sumOfPart, Long::sum);
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
