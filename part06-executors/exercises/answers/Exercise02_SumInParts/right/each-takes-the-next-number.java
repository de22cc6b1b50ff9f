package executors;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    var next = new AtomicLong(from);
    return Stream.generate(() -> CompletableFuture.supplyAsync(() -> sum(term, next, to), pool))
        .limit(parts)
        .reduce((one, other) -> one.thenCombine(other, Long::sum))
        .orElseThrow();
  }

  /// A number that takes longer than others delays no other part.
  private static long sum(LongUnaryOperator term, AtomicLong next, long to) {
    long sum = 0;
    for (long number; (number = next.getAndIncrement()) < to; ) {
      sum += term.applyAsLong(number);
    }
    return sum;
  }
}
