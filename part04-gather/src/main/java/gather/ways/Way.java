package gather.ways;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// The signature that all ways of gathering have.
@FunctionalInterface
public interface Way {
  List<String> gather(List<Callable<String>> tasks) throws InterruptedException, ExecutionException;
}
