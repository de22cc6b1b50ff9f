package gather;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final List<CompletableFuture<?>> lanes;
  private int next;

  Exercise03_AtMostN(int most) {
    lanes = new ArrayList<>(Collections.nCopies(most, CompletableFuture.completedFuture(null)));
  }

  synchronized <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    int lane = next++ % lanes.size();
    var result = lanes.get(lane).handle((_, _) -> null).thenCompose(_ -> call.get());
    lanes.set(lane, result);
    return result;
  }
}
