package futures;

import static futures.Exercise03_OneItemAhead.oneAhead;

import exercise.Interleavings;
import exercise.Verdict;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// The loop asks for the second item at the moment at which it comes.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
final class AskAndCome implements Callable<Void> {
  private static final String SAME_MOMENT =
      "The loop asked for the second item at the moment at which it came, and ";

  private final Verdict verdict = new Verdict(Exercise03_OneItemAhead.class);
  private final Source source = new Source();

  @Override
  public Void call() throws Exception {
    var cursor = oneAhead(source);
    cursor.next();
    source.items.get(0).complete(Optional.of("ham"));
    verdict.await(() -> source.asked() == 2, "The second item is not asked for.");
    var second = new AtomicReference<CompletableFuture<Optional<String>>>();
    Interleavings.atTheSameMoment(
        () -> second.set(cursor.next()), () -> source.items.get(1).complete(Optional.of("eggs")));
    verdict.await(second.get(), () -> refuse("did not get it."));
    if (!Outcome.of(second.get()).equals("eggs")) {
      throw refuse("got " + Outcome.of(second.get()) + ".");
    }
    verdict.await(() -> source.asked() >= 3, () -> refuse("the third is not asked for."));
    if (source.asked() > 3) {
      throw refuse("the source was asked for two more.");
    }
    return null;
  }

  private AssertionError refuse(String observed) {
    return verdict.refuse(SAME_MOMENT + observed, "what-i-saw-still-holds");
  }
}
