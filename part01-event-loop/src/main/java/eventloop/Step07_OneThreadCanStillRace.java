package eventloop;

import static lesson.Lesson.say;

import eventloop.coroutines.Coroutines;
import eventloop.coroutines.Interleavings;
import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import lesson.Flags;

/// One loop, one thread: so there can't be a race?
///
/// One might expect so: two callbacks never run at once. But a task that waits gives the thread
/// away, and what it saw before the wait may not be so after it. Whether that does harm depends on
/// the order; so [Interleavings] tries every order.
///
/// Run `make part_01 STEP=7`. Watch what A and B see in the schedules that lose a deposit.
///
/// Trap: On one thread there is no race. In fact, a task that looks, waits and then acts loses an
/// update in 4 of the 6 orders of two such tasks.
@SuppressWarnings("ThreadPriorityCheck") // on one thread, yield lets the other one run, always
final class Step07_OneThreadCanStillRace {

  static void main() throws IOException {
    Flags.needs("--add-opens=java.base/java.lang=ALL-UNNAMED");
    report("look, wait, act", Step07_OneThreadCanStillRace::lookWaitAct);
    report("wait, look, act", Step07_OneThreadCanStillRace::waitLookAct);
    report("look, act", Step07_OneThreadCanStillRace::lookAct);
    say("on our loop, look, wait, act");
    say("  ABAB: %s", onALoop(Step07_OneThreadCanStillRace::lookWaitAct));
  }

  private static void report(String name, Consumer<Account> deposit) {
    var runs = twoDeposits(deposit);
    var losing = runs.stream().filter(run -> run.state().balance != 100).toList();
    say("%s: %d schedules, %d lose a deposit", name, runs.size(), losing.size());
    for (var run : losing) {
      say("  %s: %s", run.schedule(), run.state());
    }
  }

  /// The mistake: what it adds to is what it saw before the wait.
  static void lookWaitAct(Account account) {
    int seen = account.look();
    Thread.yield(); // stands for whatever waits: a query, a lock, a sleep
    account.put(seen + 50);
  }

  /// The repair: wait as long as you like, then look and act in one turn.
  static void waitLookAct(Account account) {
    Thread.yield();
    int seen = account.look();
    account.put(seen + 50);
  }

  /// The control: without a wait there are no turns to take.
  static void lookAct(Account account) {
    int seen = account.look();
    account.put(seen + 50);
  }

  /// Two deposits of 50 to an empty account, in every order. Two tasks of two turns each have 4
  /// over 2 = 6 orders; ALWAYS, the mistake loses a deposit in the 4 of them in which both look
  /// first.
  static List<Interleavings.Run<Account>> twoDeposits(Consumer<Account> deposit) {
    return Interleavings.tryAll(Account::new, List.of(deposit, deposit));
  }

  /// A loop takes one of these orders. ALWAYS the same one: first come, first served.
  static Account onALoop(Consumer<Account> deposit) throws IOException {
    var account = new Account();
    try (var loop = new HandmadeLoop()) {
      var a = Coroutines.start("A", () -> deposit.accept(account), loop);
      var b = Coroutines.start("B", () -> deposit.accept(account), loop);
      loop.runUntilComplete(CompletableFuture.allOf(a, b));
    }
    return account;
  }

  /// One thread's own, so it needs no lock. It keeps a diary.
  static final class Account {
    int balance;
    private final List<String> diary = new ArrayList<>();

    int look() {
      diary.add(Thread.currentThread().getName() + " sees " + balance);
      return balance;
    }

    void put(int newBalance) {
      diary.add(Thread.currentThread().getName() + " puts " + newBalance);
      balance = newBalance;
    }

    @Override
    public String toString() {
      return String.join(", ", diary);
    }
  }
}
