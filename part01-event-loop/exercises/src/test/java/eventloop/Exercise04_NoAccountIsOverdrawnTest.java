package eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Tries every order in which two withdrawals can begin and be approved. All on one thread.
class Exercise04_NoAccountIsOverdrawnTest {

  /// A and B begin, and are approved when their letter comes a second time.
  private static final List<String> ORDERS =
      List.of("AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA");

  private final CompletableFuture<Boolean> approval = new Approval<>();
  private final AtomicInteger asked = new AtomicInteger();

  private CompletableFuture<Boolean> ask() {
    asked.incrementAndGet();
    return approval;
  }

  @Test
  void an_approved_withdrawal_is_taken() {
    var account = new Exercise04_NoAccountIsOverdrawn(100);
    var answer = withdraw(account, 80);
    if (asked.get() == 0 || answer.isDone()) {
      fail(
          """
          The account covers the amount, and %s. The approval is a future, and what it
          says comes later. Ask for it, and say what is to be done when it comes. (Step 7)\
          """
              .formatted(
                  answer.isDone() ? "the answer came before the approval" : "nobody was asked"));
    }
    approval.complete(true);
    expect(answer, account, true, 20);
  }

  @Test
  void the_last_of_it_may_be_taken() {
    var account = new Exercise04_NoAccountIsOverdrawn(100);
    var answer = withdraw(account, 100);
    approval.complete(true);
    expectAnswer(answer);
    if (account.balance() != 0) {
      fail(
          """
          The account had 100, somebody approved 100, and %d are left. A balance of 0 is not negative: what
          is there is covered, to the last coin. (Step 7)\
          """
              .formatted(account.balance()));
    }
  }

  @Test
  void what_the_balance_does_not_cover_is_refused_and_nobody_is_asked() {
    var account = new Exercise04_NoAccountIsOverdrawn(100);
    var answer = withdraw(account, 101);
    if (asked.get() > 0) {
      fail(
          """
          The account has 100, and somebody was asked to approve 101. An approval takes its time, and no
          answer would have made the money be there. Look before the wait as well as after it. (Step 7)\
          """);
    }
    expect(answer, account, false, 100);
  }

  @Test
  void a_no_leaves_the_money_there() {
    var account = new Exercise04_NoAccountIsOverdrawn(100);
    var answer = withdraw(account, 80);
    approval.complete(false);
    expect(answer, account, false, 100);
  }

  @Test
  void a_failed_approval_fails_the_answer_and_leaves_the_money_there() {
    var account = new Exercise04_NoAccountIsOverdrawn(100);
    var answer = withdraw(account, 80);
    approval.completeExceptionally(new IOException("nobody at the desk"));
    if (!answer.isCompletedExceptionally()) {
      fail(
          """
          The approval failed, and the answer %s. Whoever asked cannot tell a no from a desk where nobody
          sits. A failure goes on by itself, unless a stage makes something else of it. (Part 2, step 3)\
          """
              .formatted(answer.isDone() ? "was " + answer.join() : "never came"));
    }
    assertThat(answer.exceptionNow())
        .as("the failure of the answer")
        .hasStackTraceContaining("nobody at the desk");
    if (account.balance() != 100) {
      fail(
          """
          The approval failed, and the money is gone: nobody got it. What is reserved must be given back
          however the wait ends, and it may end with neither yes nor no. (Step 7)\
          """);
    }
  }

  @Test
  void of_two_that_are_not_both_covered_one_is_taken_in_any_order() {
    for (var order : ORDERS) {
      var outcome = withdrawTwice(80, order);
      if (outcome.balance < 0) {
        fail(
            """
            Two withdrawals of 80 from 100, in the order %s, left %d. Each saw the 100 before it waited for
            its approval, and only one of them found them there when it acted. There is one thread, and
            others run on it during each wait. Look where you act, after the wait. (Step 7)\
            """
                .formatted(order, outcome.balance));
      }
      expectNothingLost(80, order, outcome);
      if (outcome.taken != 1) {
        fail(
            "Of two withdrawals of 80 from 100, in the order %s, %d were taken: one is covered. (Step 7)"
                .formatted(order, outcome.taken));
      }
    }
  }

  @Test
  void of_two_that_are_both_covered_both_are_taken_in_any_order() {
    for (var order : ORDERS) {
      var outcome = withdrawTwice(30, order);
      expectNothingLost(30, order, outcome);
      if (outcome.taken < 2) {
        fail(
            """
            Of two withdrawals of 30 from 100, in the order %s, only %d was taken, although both are
            covered. That the balance has changed during the wait is no reason to refuse. Compare it with
            the amount, not with what it was. (Step 7)\
            """
                .formatted(order, outcome.taken));
      }
    }
  }

  private static void expectNothingLost(int amount, String order, Outcome outcome) {
    if (outcome.balance != 100 - amount * outcome.taken) {
      fail(
          """
          Of two withdrawals of %d from 100, in the order %s, %d got their money, and %d are left. What
          one of them wrote, the other wrote over, with what it had seen before its wait. Subtract from
          what is there now. (Step 7)\
          """
              .formatted(amount, order, outcome.taken, outcome.balance));
    }
  }

  @Test
  void while_one_waits_for_its_approval_others_go_on() {
    var account = new Exercise04_NoAccountIsOverdrawn(100);
    var _ = withdraw(account, 30);
    var _ = withdraw(account, 30);
    if (asked.get() < 2) {
      fail(
          """
          While one withdrawal waits for its approval, the next one has not even asked for its own. One
          after the other is safe, and it waits twice as long for two. Only look and act belong together,
          not the wait. (Step 7)\
          """);
    }
  }

  private CompletableFuture<Boolean> withdraw(Exercise04_NoAccountIsOverdrawn account, int amount) {
    return withdraw(account, amount, this::ask);
  }

  private static CompletableFuture<Boolean> withdraw(
      Exercise04_NoAccountIsOverdrawn account,
      int amount,
      Supplier<CompletableFuture<Boolean>> approval) {
    var answer = account.withdraw(amount, approval);
    if (answer == null) {
      fail(
          """
          `withdraw` returned null. Its caller is promised an answer, now or later: a future stands for
          both. (Step 7)\
          """);
    }
    return answer;
  }

  private static void expectAnswer(CompletableFuture<Boolean> answer) {
    if (!answer.isDone()) {
      fail(
          """
          All is decided, and the answer has not come: whoever waits for it waits for ever. A future does
          not complete itself. Return one that follows from the approval, or complete it there. (Step 7)\
          """);
    }
  }

  private static void expect(
      CompletableFuture<Boolean> answer,
      Exercise04_NoAccountIsOverdrawn account,
      boolean taken,
      int balance) {
    expectAnswer(answer);
    if (!Objects.equals(answer.join(), taken) || account.balance() != balance) {
      fail(
          """
          The answer was %s, and %d of 100 are left: it should have been %s, and %d. An approval moves no
          money. It is taken after a yes, and by whoever subtracts it. (Step 7)\
          """
              .formatted(answer.join(), account.balance(), taken, balance));
    }
  }

  /// Completed by the loop, and so are its stages: nobody may wait for one, or take it elsewhere.
  private static final class Approval<T> extends CompletableFuture<T> {
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new Approval<>();
    }

    @Override
    public T join() {
      expectNoWait();
      return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
      expectNoWait();
      return super.get();
    }

    private void expectNoWait() {
      if (!isDone()) {
        fail(
            """
            Your account waits for the approval, on the loop. That is where approvals are completed: this
            one never will be. Return a future, and let the rest be a stage. (Step 4b, step 7)\
            """);
      }
    }

    @Override
    public Executor defaultExecutor() {
      return fail(
          """
          A stage with "Async" in its name, and no executor, runs on a thread of the common pool. The
          account belongs to the loop: two threads touch its balance now. (Step 7; part 2, step 1c)\
          """);
    }
  }

  /// How many of two withdrawals from 100 were taken, and what that left.
  private record Outcome(long taken, int balance) {}

  private static Outcome withdrawTwice(int amount, String order) {
    var account = new Exercise04_NoAccountIsOverdrawn(100);
    var approvals = new TreeMap<String, CompletableFuture<Boolean>>();
    var answers = new ArrayList<CompletableFuture<Boolean>>();
    for (String who : order.split("")) {
      if (approvals.containsKey(who)) {
        approvals.get(who).complete(true);
      } else {
        var mine = new Approval<Boolean>();
        approvals.put(who, mine);
        answers.add(withdraw(account, amount, () -> mine));
      }
    }
    answers.forEach(Exercise04_NoAccountIsOverdrawnTest::expectAnswer);
    return new Outcome(answers.stream().filter(CompletableFuture::join).count(), account.balance());
  }
}
