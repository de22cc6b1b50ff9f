package futures;

import static futures.Exercise03_OneItemAhead.oneAhead;

import exercise.Verdict;
import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// The loop asks for the second item at the same moment as something else: a round of
/// [Interleavings].
abstract class AskForTheSecond implements Callable<Void> {
  final Verdict verdict = new Verdict(Exercise03_OneItemAhead.class);
  final Source source = new Source();
  final Cursor<String> cursor = oneAhead(source);
  final AtomicReference<CompletableFuture<Optional<String>>> second = new AtomicReference<>();

  abstract AssertionError refuse(String observed);

  /// The second item has come, and is eggs: the loop gets it, and one more is asked for.
  final void expectEggsAndOneAhead(String notGiven, String tooMany) throws InterruptedException {
    verdict.await(second.get(), () -> refuse(notGiven));
    String outcome = Outcome.of(second.get());
    if (!outcome.equals("eggs")) {
      throw refuse("got " + outcome + ".");
    }
    verdict.await(() -> source.asked() >= 3, () -> refuse("the third is not asked for."));
    if (source.asked() > 3) {
      throw refuse(tooMany);
    }
  }
}
