package gather;

import exercise.Interleavings;
import exercise.Verdict;
import gather.Exercise02_EveryOutcome.Success;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/// A round of [Interleavings] for [Exercise02_EveryOutcome].
final class TwoCallsEnd implements Callable<Void> {
  @Override
  public Void call() throws Exception {
    var verdict = new Verdict(Exercise02_EveryOutcome.class);
    var ham = new CompletableFuture<String>();
    var tea = new CompletableFuture<String>();
    var all = Exercise02_EveryOutcome.<String>outcomes(List.of(() -> ham, () -> tea));
    Interleavings.atTheSameMoment(() -> ham.complete("ham"), () -> tea.complete("tea"));
    String observed = "Two calls ended at the same moment, on two threads. ";
    verdict.await(
        all,
        () ->
            verdict.refuse(
                observed + "Ten seconds later the future is not done.",
                "two-threads-count-as-one"));
    var outcomes = all.get();
    if (!List.of(new Success<>("ham"), new Success<>("tea")).equals(outcomes)) {
      throw verdict.refuse(
          observed + "The outcomes are %s.".formatted(outcomes), "two-threads-count-as-one");
    }
    return null;
  }
}
