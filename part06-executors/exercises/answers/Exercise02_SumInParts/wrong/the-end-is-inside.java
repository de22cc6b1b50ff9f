package executors;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    var sum = CompletableFuture.completedFuture(0L);
    long numbers = to - from;
    for (int part = 0; part < parts; part++) {
      long start = from + numbers * part / parts;
      long end = from + numbers * (part + 1) / parts;
      var sumOfPart =
          CompletableFuture.supplyAsync(
              () -> LongStream.rangeClosed(start, end).map(term).sum(), pool);
      sum = sum.thenCombine(sumOfPart, Long::sum);
    }
    return sum;
  }
}
