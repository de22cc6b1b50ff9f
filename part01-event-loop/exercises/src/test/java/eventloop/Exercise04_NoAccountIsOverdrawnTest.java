package eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Tries every order in which two withdrawals can begin and be approved. All on one thread.
class Exercise04_NoAccountIsOverdrawnTest {

  /// A and B begin, and are approved when their letter comes a second time.
  private static final List<String> ORDERS =
      List.of("AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA");

  private final CompletableFuture<Boolean> approval = new CompletableFuture<>();
  private final AtomicInteger asked = new AtomicInteger();

  private CompletableFuture<Boolean> ask() {
    asked.incrementAndGet();
    return approval;
  }

  @Test
  void an_approved_withdrawal_is_taken() {
    var account = new Exercise04_NoAccountIsOverdrawn(100);
    var answer = account.withdraw(80, this::ask);
    assertThat(answer).isNotDone();
    approval.complete(true);
    assertThat(answer).isCompletedWithValue(true);
    assertThat(account.balance()).isEqualTo(20);
  }

  @Test
  void what_the_balance_does_not_cover_is_refused_and_nobody_is_asked() {
    var account = new Exercise04_NoAccountIsOverdrawn(100);
    assertThat(account.withdraw(101, this::ask)).isCompletedWithValue(false);
    assertThat(asked).hasValue(0);
    assertThat(account.balance()).isEqualTo(100);
  }

  @Test
  void a_no_leaves_the_money_there() {
    var account = new Exercise04_NoAccountIsOverdrawn(100);
    var answer = account.withdraw(80, this::ask);
    approval.complete(false);
    assertThat(answer).isCompletedWithValue(false);
    assertThat(account.balance()).isEqualTo(100);
  }

  @Test
  void a_failed_approval_fails_the_answer_and_leaves_the_money_there() {
    var account = new Exercise04_NoAccountIsOverdrawn(100);
    var answer = account.withdraw(80, this::ask);
    approval.completeExceptionally(new IOException("nobody at the desk"));
    assertThat(answer).isDone();
    assertThatThrownBy(answer::join).hasRootCauseMessage("nobody at the desk");
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
      assertThat(outcome.taken).as("withdrawals taken, in the order %s", order).isEqualTo(1);
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
    var _ = account.withdraw(30, this::ask);
    var _ = account.withdraw(30, this::ask);
    if (asked.get() < 2) {
      fail(
          """
          While one withdrawal waits for its approval, the next one has not even asked for its own. One
          after the other is safe, and it waits twice as long for two. Only look and act belong together,
          not the wait. (Step 7)\
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
        var mine = new CompletableFuture<Boolean>();
        approvals.put(who, mine);
        answers.add(account.withdraw(amount, () -> mine));
      }
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompleted());
    return new Outcome(answers.stream().filter(CompletableFuture::join).count(), account.balance());
  }
}
