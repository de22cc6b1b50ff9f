package ascompleted;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

final class Exercise02_TakeTheFirstSuccess {

  private Exercise02_TakeTheFirstSuccess() {}

  static final class AllFailed extends Exception {
    private static final long serialVersionUID = 1;

    AllFailed(List<Throwable> failures) {
      super(failures.size() + " tries, and no success");
      failures.forEach(this::addSuppressed);
    }
  }

  static <T> T firstSuccess(List<Callable<T>> tries, ExecutorService threads)
      throws AllFailed, InterruptedException {
    if (tries.isEmpty()) {
      throw new AllFailed(List.of()); // `invokeAny` refuses an empty list
    }
    var failures = new AtomicReferenceArray<Throwable>(tries.size());
    var noting = new ArrayList<Callable<T>>();
    for (int i = 0; i < tries.size(); i++) {
      int index = i;
      noting.add(() -> {
        try {
          return tries.get(index).call();
        } catch (Throwable thrown) {
          failures.set(index, thrown);
          throw thrown;
        }
      });
    }
    try {
      return threads.invokeAny(noting);
    } catch (ExecutionException e) { // it holds one of them
      throw new AllFailed(IntStream.range(0, tries.size()).mapToObj(failures::get).toList());
    }
  }
}
