package futures;

import static futures.Exercise04_LoopOverAPublisher.items;

import exercise.Interleavings;
import exercise.Verdict;
import futures.Exercise04_LoopOverAPublisher.Items;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// The loop asks at the moment at which it is over.
abstract class AskAnd implements Callable<Void> {

  static final class TheEnd extends AskAnd {
    @Override
    void happens(Items<String> items, ByHand publisher) {
      publisher.subscriber.onComplete();
    }
  }

  static final class Close extends AskAnd {
    @Override
    void happens(Items<String> items, ByHand publisher) {
      items.close();
    }
  }

  private final Verdict verdict = new Verdict(Exercise04_LoopOverAPublisher.class);
  private final ByHand publisher = new ByHand();

  abstract void happens(Items<String> items, ByHand publisher);

  @Override
  public Void call() throws Exception {
    var items = items(publisher);
    verdict.await(() -> publisher.subscriber != null, "`items` returned, and nobody subscribed.");
    var item = new AtomicReference<CompletableFuture<Optional<String>>>();
    Interleavings.atTheSameMoment(() -> item.set(items.next()), () -> happens(items, publisher));
    String moment =
        publisher.cancelled.getCount() == 0 ? "the cursor was closed" : "the publisher ended";
    String observed = "The loop asked at the moment at which " + moment + ", and ";
    verdict.await(
        item.get(),
        () -> verdict.refuse(observed + "its future is not done.", "what-i-saw-still-holds"));
    String outcome = Outcome.of(item.get());
    if (!outcome.equals("the end")) {
      throw verdict.refuse(observed + "got " + outcome + ".");
    }
    return null;
  }
}
