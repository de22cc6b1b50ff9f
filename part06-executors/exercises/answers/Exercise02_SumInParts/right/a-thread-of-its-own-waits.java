package executors;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    var tasks = new ArrayList<Callable<Long>>();
    long numbers = to - from;
    for (int part = 0; part < parts; part++) {
      long start = from + numbers * part / parts;
      long end = from + numbers * (part + 1) / parts;
      tasks.add(() -> LongStream.range(start, end).map(term).sum());
    }
    var result = new CompletableFuture<Long>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            long sum = 0;
            for (Future<Long> part : pool.invokeAll(tasks)) {
              sum += part.get();
            }
            result.complete(sum);
          } catch (ExecutionException failure) {
            result.completeExceptionally(failure.getCause());
          } catch (Throwable failure) {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }
}
