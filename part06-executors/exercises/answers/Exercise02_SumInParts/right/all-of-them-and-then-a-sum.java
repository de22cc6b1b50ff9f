package executors;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongUnaryOperator;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    var sums = new ArrayList<CompletableFuture<Long>>();
    long rest = (to - from) % parts; // so many parts have one number more
    long start = from;
    for (int part = 0; part < parts; part++) {
      long first = start;
      long end = start + (to - from) / parts + (part < rest ? 1 : 0);
      start = end;
      sums.add(CompletableFuture.supplyAsync(() -> sum(term, first, end), pool));
    }
    return CompletableFuture.allOf(sums.toArray(CompletableFuture[]::new))
        .thenApply(_ -> sums.stream().mapToLong(CompletableFuture::join).sum()); // all are done
  }

  private static long sum(LongUnaryOperator term, long from, long to) {
    long sum = 0;
    for (long number = from; number < to; number++) {
      sum += term.applyAsLong(number);
    }
    return sum;
  }
}
