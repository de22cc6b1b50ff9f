package futures;

import static futures.Exercise03_OneItemAhead.oneAhead;

import exercise.Interleavings;
import exercise.Verdict;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// The loop, on another thread, asks for the second item as soon as it can have the first.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
final class ComeAndAsk implements Callable<Void> {
  private static final String AS_SOON =
      "On another thread, the loop asked for the second item as soon as it had the first, and ";

  private final Verdict verdict = new Verdict(Exercise03_OneItemAhead.class);
  private final Source source = new Source();

  @Override
  public Void call() throws Exception {
    var cursor = oneAhead(source);
    var first = cursor.next();
    var second = new AtomicReference<CompletableFuture<Optional<String>>>();
    Interleavings.atTheSameMoment(
        () -> source.items.get(0).complete(Optional.of("ham")),
        () -> {
          if (first.isDone()) {
            second.set(cursor.next());
          }
        });
    verdict.await(first, "The first item has come, and the loop's future for it is not done.");
    if (second.get() == null) {
      second.set(cursor.next());
    }
    verdict.await(() -> source.asked() >= 2, () -> refuse("the second is not asked for."));
    if (source.asked() > 2) {
      throw refuse("the source was asked for the second item and for a third.");
    }
    source.items.get(1).complete(Optional.of("eggs"));
    verdict.await(second.get(), () -> refuse("did not get it when it came."));
    if (!Outcome.of(second.get()).equals("eggs")) {
      throw refuse("got " + Outcome.of(second.get()) + ".");
    }
    verdict.await(() -> source.asked() >= 3, () -> refuse("the third is not asked for."));
    if (source.asked() > 3) {
      throw refuse("the source was asked for four.");
    }
    return null;
  }

  private AssertionError refuse(String observed) {
    return verdict.refuse(AS_SOON + observed, "the-loop-comes-after-my-stage");
  }
}
