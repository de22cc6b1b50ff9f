package eventloop;

import exercise.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. The last of them holds for all: so it is
/// looked at with each action.
class Exercise04_NoAccountIsOverdrawnTest {

  /// A and B begin, and are approved when their letter comes a second time.
  private static final List<String> ORDERS =
      List.of("AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA");

  private final Verdict verdict = new Verdict(Exercise04_NoAccountIsOverdrawn.class);
  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("loop").factory());
  private Exercise04_NoAccountIsOverdrawn account = new Exercise04_NoAccountIsOverdrawn(100);

  @AfterEach
  void close() {
    loop.shutdownNow();
  }

  @Test
  void sentence_1_what_is_not_covered_is_refused_and_nobody_is_asked() throws Exception {
    expectRefused(begin(101), 100);
    account = new Exercise04_NoAccountIsOverdrawn(0);
    expectRefused(begin(1), 0);
  }

  private void expectRefused(Withdrawal withdrawal, int balance) throws Exception {
    String observed =
        "The account had %d, and %d were asked for: ".formatted(balance, withdrawal.amount);
    if (!withdrawal.asked.isEmpty()) {
      throw verdict.refuse(observed + "somebody was asked to approve.", "an-approval-is-cheap");
    }
    expect(withdrawal, false, balance, observed);
  }

  @Test
  void sentence_2_what_is_covered_is_asked_for_once() throws Exception {
    for (int amount : new int[] {80, 100}) {
      account = new Exercise04_NoAccountIsOverdrawn(100);
      Withdrawal withdrawal = begin(amount);
      if (amount == 100 && withdrawal.answer.isDone() && withdrawal.asked.isEmpty()) {
        throw verdict.refuse(
            "The account had 100, and 80 could be asked for, but not 100.", "the-last-coin-stays");
      }
      withdrawal.expectAsked();
      expectPending(withdrawal);
    }
  }

  private void expectPending(Withdrawal withdrawal) throws Exception {
    if (withdrawal.answer.isDone()) {
      throw verdict.refuse(
          "The approval has not answered, and the withdrawal has.", "an-approval-is-its-answer");
    }
    if (balance() != 100) {
      throw verdict.refuse(
          "The account had 100. While the approval is waited for, it has %d.".formatted(balance()),
          "what-is-reserved-is-safe");
    }
  }

  @Test
  void sentence_2_others_go_on_meanwhile() throws Exception {
    Withdrawal first = begin(80);
    Withdrawal second = begin(90);
    if (second.answer.isDone()) {
      throw verdict.refuse(
          "The account has 100. While one withdrawal of 80 waits for its approval, another one of"
              + " 90 was refused.",
          "what-is-asked-for-is-gone");
    }
    if (second.asked.isEmpty()) {
      throw verdict.refuse(
          "While one withdrawal waits for its approval, the next one does not ask for its own.",
          "one-after-the-other-is-as-good");
    }
    expectPending(second);
    second.answers(true);
    expect(second, true, 10, "The second of two was approved, and the first not yet: ");
    first.answers(false);
    expect(first, false, 10, "The first of two was not approved: ");
  }

  @Test
  void sentence_2_however_long_the_approval_takes() throws Exception {
    Withdrawal withdrawal = begin(80);
    withdrawal.approval.endTimeLimits();
    if (withdrawal.answer.isDone()) {
      throw verdict.refuse(
          "A time limit ended before the approval had answered, and the withdrawal answered then.",
          "an-approval-has-a-time-limit");
    }
    withdrawal.answers(true);
    expect(withdrawal, true, 20, "The approval said yes, and took its time: ");
  }

  @Test
  void sentence_3_an_approved_amount_is_taken() throws Exception {
    Withdrawal withdrawal = begin(80);
    withdrawal.answers(true);
    expect(withdrawal, true, 20, "The account had 100, and 80 were approved: ");
    expectRefused(begin(21), 20);
    Withdrawal rest = begin(20);
    rest.answers(true);
    String observed = "The account had 20, and 20 were approved: ";
    expectAnswer(rest, observed);
    if (!rest.isTaken() && balance() == 20) {
      throw verdict.refuse(observed + "they were refused.", "the-last-coin-stays");
    }
    expect(rest, true, 0, observed);
  }

  @Test
  void sentence_3_an_approval_may_have_answered_already() throws Exception {
    Withdrawal withdrawal = new Withdrawal(80);
    withdrawal.approval.complete(true);
    withdrawal.begin();
    expect(withdrawal, true, 20, "The approval had said yes when it was asked for: ");
  }

  @Test
  void sentence_3_of_two_that_are_both_covered_both_are_taken() throws Exception {
    for (var order : ORDERS) {
      for (int amount : new int[] {30, 50}) {
        List<Withdrawal> both = withdrawTwice(amount, order);
        String observed =
            "Two withdrawals of %d from 100, in the order %s: ".formatted(amount, order);
        if (balance() != left(both, observed)) {
          throw verdict.refuse(
              observed + "%d were approved, and %d are left.".formatted(both.size(), balance()),
              "what-it-saw-still-holds");
        }
        if (!both.getFirst().isTaken()) {
          throw verdict.refuse(observed + "the one that was approved first was not taken.");
        }
        if (!both.getLast().isTaken()) {
          throw verdict.refuse(
              observed + "the second was refused, although %d were left.".formatted(balance()),
              "nothing-may-have-changed");
        }
      }
    }
  }

  @Test
  void sentence_3_of_two_that_are_not_both_covered_the_first_approved_is_taken() throws Exception {
    for (var order : ORDERS) {
      List<Withdrawal> both = withdrawTwice(80, order);
      String observed = "Two withdrawals of 80 from 100, in the order %s: ".formatted(order);
      int balance = balance();
      if (balance < 0) {
        throw verdict.refuse(observed + balance + " are left.", "one-thread-so-no-race");
      }
      int left = left(both, observed);
      long taken = both.stream().filter(Withdrawal::isTaken).count();
      if (taken == 2 && balance == 20) {
        throw verdict.refuse(
            observed + "both were answered with true, and 20 are left.", "a-yes-is-a-withdrawal");
      }
      if (taken != 1 || balance != left) {
        throw verdict.refuse(
            observed + "%d were answered with true, and %d are left.".formatted(taken, balance));
      }
      if (!both.getFirst().isTaken()) {
        throw verdict.refuse(observed + "the one that was approved first was not taken.");
      }
    }
  }

  @Test
  void sentence_3_who_hears_the_answer_finds_the_amount_taken() throws Exception {
    Withdrawal withdrawal = begin(80);
    withdrawal.answers(true);
    String observed = "The account had 100, and 80 were approved: ";
    expect(withdrawal, true, 20, observed);
    if (withdrawal.heard != 20) {
      throw verdict.refuse(
          observed + "when the answer was there, %d were left.".formatted(withdrawal.heard),
          "an-answer-is-heard-later");
    }
  }

  private int left(List<Withdrawal> both, String observed) throws Exception {
    int left = 100;
    for (Withdrawal withdrawal : both) {
      expectAnswer(withdrawal, observed);
      left -= withdrawal.isTaken() ? withdrawal.amount : 0;
    }
    return left;
  }

  /// Both, in the order of their approvals.
  private List<Withdrawal> withdrawTwice(int amount, String order) throws Exception {
    account = new Exercise04_NoAccountIsOverdrawn(100);
    var a = new Withdrawal(amount);
    var b = new Withdrawal(amount);
    var approved = new ArrayList<Withdrawal>();
    for (int i = 0; i < order.length(); i++) {
      Withdrawal withdrawal = order.charAt(i) == 'A' ? a : b;
      if (withdrawal.answer == null) {
        withdrawal.begin();
      } else {
        withdrawal.answers(true);
        approved.add(withdrawal);
      }
    }
    return approved;
  }

  @Test
  void sentence_4_a_no_is_false_and_no_money_is_gone() throws Exception {
    Withdrawal withdrawal = begin(80);
    withdrawal.answers(false);
    expect(withdrawal, false, 100, "The approval said no: ");
  }

  @Test
  void sentence_4_a_failed_approval_fails_the_answer_and_no_money_is_gone() throws Exception {
    Withdrawal withdrawal = begin(80);
    var failure = new IOException("nobody at the desk");
    onLoop(() -> withdrawal.approval.completeExceptionally(failure));
    String observed = "The approval failed: ";
    withdrawal.awaitAnswer(
        () -> verdict.refuse(observed + "the answer never comes.", "a-failure-shows-itself"));
    if (!withdrawal.answer.isCompletedExceptionally()) {
      throw verdict.refuse(
          observed + "the answer is %s.".formatted(withdrawal.answer.resultNow()),
          "a-failure-is-a-no");
    }
    Throwable got = withdrawal.answer.handle((_, thrown) -> thrown).join();
    if (Stream.iterate(got, Objects::nonNull, Throwable::getCause)
        .noneMatch(Predicate.isEqual(failure))) {
      throw verdict.refuse(
          "The approval failed with \"%s\", and the answer with \"%s\".".formatted(failure, got),
          got);
    }
    if (balance() != 100) {
      throw verdict.refuse(observed + "%d of 100 are left.".formatted(balance()));
    }
  }

  private void expect(Withdrawal withdrawal, boolean answer, int balance, String observed)
      throws Exception {
    expectAnswer(withdrawal, observed);
    if (!Objects.equals(withdrawal.answer.join(), answer) || balance() != balance) {
      throw verdict.refuse(
          observed
              + "the answer is %s, and %d are left."
                  .formatted(withdrawal.answer.join(), balance()));
    }
  }

  private void expectAnswer(Withdrawal withdrawal, String observed) throws Exception {
    withdrawal.awaitAnswer(() -> verdict.refuse(observed + "the answer never comes."));
    if (withdrawal.answer.isCompletedExceptionally()) {
      Throwable got = withdrawal.answer.exceptionNow();
      throw verdict.refuse(observed + "the answer failed with %s.".formatted(got), got);
    }
  }

  private Withdrawal begin(int amount) throws Exception {
    var withdrawal = new Withdrawal(amount);
    withdrawal.begin();
    return withdrawal;
  }

  private int balance() throws Exception {
    return onLoop(account::balance);
  }

  private <T> T onLoop(Callable<T> action) throws Exception {
    return verdict.get(
        loop.submit(action),
        () ->
            verdict.refuse(
                "The loop stands still: something waits there for an approval.",
                "on-the-loop-one-can-wait"));
  }

  private static boolean isOnLoop(Thread thread) {
    return thread.getName().equals("loop");
  }

  /// One call of `withdraw`. What must not leave the loop is told of where it happens.
  private final class Withdrawal {
    final int amount;
    final List<Thread> asked = new CopyOnWriteArrayList<>();
    final Approval<Boolean> approval = new Approval<>(() -> leftTheLoop = true);
    CompletableFuture<Boolean> answer;
    volatile boolean leftTheLoop;
    volatile Thread answered;
    volatile int heard; // the balance, by who listens to the answer

    Withdrawal(int amount) {
      this.amount = amount;
    }

    void begin() throws Exception {
      answer =
          onLoop(() -> {
            var future = account.withdraw(amount, this::ask);
            if (future != null) {
              var _ = future.whenComplete((_, _) -> hear());
            }
            return future;
          });
      if (answer == null) {
        throw verdict.refuse("`withdraw` returned null instead of a future.");
      }
      expectOnLoop();
    }

    private void hear() {
      heard = account.balance();
      answered = Thread.currentThread();
    }

    private CompletableFuture<Boolean> ask() {
      asked.add(Thread.currentThread());
      return approval;
    }

    void expectAsked() throws InterruptedException {
      String observed = "The account had 100, and %d were asked for: ".formatted(amount);
      verdict.await(
          () -> !asked.isEmpty(),
          observed + "nobody is asked to approve."); // at once; or elsewhere
      expectOnLoop();
      if (asked.size() > 1) {
        throw verdict.refuse(observed + "%d times somebody was asked.".formatted(asked.size()));
      }
    }

    void answers(boolean yes) throws Exception {
      onLoop(() -> approval.complete(yes));
      expectOnLoop();
    }

    /// It should be there by now; or another thread may bring it.
    void awaitAnswer(Supplier<AssertionError> ifNever) throws InterruptedException {
      verdict.await(() -> answered != null, ifNever);
      if (!asked.isEmpty() && !isOnLoop(answered)) {
        throw verdict.refuse(
            "The answer came from a thread that is not the loop's.", "any-thread-may-wait-for-it");
      }
    }

    boolean isTaken() {
      return Boolean.TRUE.equals(answer.join());
    }

    private void expectOnLoop() {
      if (leftTheLoop) {
        throw verdict.refuse(
            "A stage with \"Async\" in its name, and no executor, touches the account.",
            "async-stays-on-the-loop");
      }
      if (asked.stream().anyMatch(thread -> !isOnLoop(thread))) {
        throw verdict.refuse(
            "The approval was asked for on a thread that is not the loop's.",
            "any-thread-may-wait-for-it");
      }
    }
  }
}
