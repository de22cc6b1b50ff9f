package ascompleted;

import exercise.Handed;
import exercise.Interleavings;
import exercise.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/// Two things happen to a hedge at the same moment, at each step of the answer: above all, what
/// ends it comes while it asks a second time.
final class HedgeMeets {

  private HedgeMeets() {}

  abstract static class Two implements Callable<Void> {
    final HedgeCall call = new HedgeCall();
    final Verdict verdict = call.verdict;
    final List<CompletableFuture<String>> tries = call.asked.tries;

    /// Makes the call, which asks a second time if it is not over by then.
    void whileItAsksAgain(Runnable action) throws Exception {
      Interleavings.atTheSameMoment(() -> call.timer.advance(HedgeCall.DELAY), action);
    }

    CompletableFuture<String> begin() throws Exception {
      var answer = call.begin();
      call.awaitScheduled();
      return answer;
    }

    /// If there is a second try at all.
    void expectSecondCancelled(String told) throws Exception {
      verdict.await(
          () -> tries.stream().skip(1).allMatch(CompletableFuture::isCancelled),
          () ->
              verdict.refuse(
                  told + " The future of the second try is not cancelled.",
                  "what-ends-the-call-finds-both-tries"));
    }
  }

  static final class AskAgainAndAnswer extends Two {
    @Override
    public Void call() throws Exception {
      String told = "The first try answered at the moment at which `hedge` asked a second time.";
      var answer = begin();
      whileItAsksAgain(() -> tries.getFirst().complete("ham"));
      verdict.await(answer, told + " The future that `hedge` returned is not done.");
      if (!Asked.isDoneWith("ham", answer)) {
        throw verdict.refuse(
            told + " The future that `hedge` returned has %s.".formatted(Asked.outcome(answer)));
      }
      expectSecondCancelled(told);
      return null;
    }
  }

  static final class AskAgainAndCancel extends Two {
    @Override
    public Void call() throws Exception {
      String told =
          "The future that `hedge` returned was cancelled at the moment at which `hedge` asked a"
              + " second time.";
      var answer = begin();
      whileItAsksAgain(() -> answer.cancel(true));
      verdict.await(
          tries.getFirst()::isCancelled, told + " The future of the first try is not cancelled.");
      expectSecondCancelled(told);
      return null;
    }
  }

  static final class AskAgainAndFail extends Two {
    private boolean bothWereUnderWay;

    @Override
    public Void call() throws Exception {
      var answer = begin();
      whileItAsksAgain(() -> {
        bothWereUnderWay = tries.size() > 1;
        tries.getFirst().completeExceptionally(Asked.noHam());
      });
      if (bothWereUnderWay) {
        expectAnswerOfSecond(answer);
      } else {
        expectOutcome(answer);
      }
      return null;
    }

    private void expectAnswerOfSecond(CompletableFuture<String> answer) throws Exception {
      String told = "`ask` was called a second time, and at that moment the first try failed. ";
      if (!answer.isDone() && tries.getLast().isCancelled()) {
        throw verdict.refuse(told + "The second one was cancelled: it might have answered.");
      }
      tries.getLast().complete("ham"); // if the call is over, it may be cancelled by now
      verdict.await(
          answer,
          told + "The second one has answered, and the future that `hedge` returned is not done.");
      if (!Asked.isDoneWith("ham", answer)) {
        throw verdict.refuse(
            told
                + "The second one has not failed, and the future that `hedge` returned has %s."
                    .formatted(Asked.outcome(answer)),
            "no-future-no-try");
      }
    }

    /// The call has failed, or the second try decides.
    private void expectOutcome(CompletableFuture<String> answer) throws Exception {
      String told =
          "The first try failed at the moment at which the delay was over. The future that `hedge`"
              + " returned is not done, ";
      verdict.await(
          () -> answer.isDone() || tries.size() > 1, told + "and `ask` is not called again.");
      if (tries.size() > 1) {
        tries.getLast().complete("ham");
        verdict.await(answer, told + "and the second try has answered.");
      }
    }
  }

  static final class BothFail extends Two {
    @Override
    public Void call() throws Exception {
      var answer = call.beginBoth();
      Throwable noHam = Asked.noHam();
      Throwable tooDeep = Asked.tooDeep();
      Interleavings.atTheSameMoment(
          () -> tries.getFirst().completeExceptionally(noHam),
          () -> tries.getLast().completeExceptionally(tooDeep));
      String told = "Both tries failed at the same moment. The future that `hedge` returned ";
      verdict.await(answer, () -> verdict.refuse(told + "is not done.", "callbacks-take-turns"));
      if (!answer.isCompletedExceptionally() || !isOneOf(answer, noHam, tooDeep)) {
        throw verdict.refuse(told + "has %s.".formatted(Asked.outcome(answer)));
      }
      return null;
    }

    private static boolean isOneOf(CompletableFuture<String> answer, Throwable one, Throwable other)
        throws Exception {
      Throwable got = Asked.causeOfGet(answer);
      return Handed.of(one, got) != Handed.OTHER || Handed.of(other, got) != Handed.OTHER;
    }
  }
}
