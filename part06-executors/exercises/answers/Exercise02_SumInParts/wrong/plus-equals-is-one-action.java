package executors;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongUnaryOperator;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    var total = new long[1];
    var all = new ArrayList<CompletableFuture<Void>>();
    long numbers = to - from;
    for (int part = 0; part < parts; part++) {
      long start = from + numbers * part / parts;
      long end = from + numbers * (part + 1) / parts;
      all.add(
          CompletableFuture.runAsync(
              () -> {
                for (long number = start; number < end; number++) {
                  total[0] += term.applyAsLong(number);
                }
              },
              pool));
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).thenApply(_ -> total[0]);
  }
}
