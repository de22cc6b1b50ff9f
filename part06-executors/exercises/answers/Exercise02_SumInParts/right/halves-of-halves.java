package executors;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    if (parts == 1) {
      return CompletableFuture.supplyAsync(() -> LongStream.range(from, to).map(term).sum(), pool);
    }
    int left = parts / 2;
    long middle = from + (to - from) * left / parts;
    return sum(term, from, middle, left, pool)
        .thenCombine(sum(term, middle, to, parts - left, pool), Long::sum);
  }
}
