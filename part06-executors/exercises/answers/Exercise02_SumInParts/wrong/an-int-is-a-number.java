package executors;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongUnaryOperator;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    var sums = new ArrayList<CompletableFuture<Integer>>();
    long numbers = to - from;
    for (int part = 0; part < parts; part++) {
      long start = from + numbers * part / parts;
      long end = from + numbers * (part + 1) / parts;
      sums.add(
          CompletableFuture.supplyAsync(
              () -> {
                int sum = 0;
                for (long number = start; number < end; number++) {
                  sum += term.applyAsLong(number);
                }
                return sum;
              },
              pool));
    }
    return CompletableFuture.allOf(sums.toArray(CompletableFuture[]::new))
        .thenApply(_ -> (long) sums.stream().mapToInt(CompletableFuture::join).sum());
  }
}
