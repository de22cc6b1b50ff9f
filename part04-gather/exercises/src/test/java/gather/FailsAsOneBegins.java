package gather;

import exercise.Interleavings;
import exercise.Settled;
import exercise.Verdict;
import gather.Call.Caller;
import java.io.IOException;
import java.lang.Thread.State;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A round of [Interleavings] for [Exercise01_GatherInOrder]: a call fails at the moment at which
/// another one begins.
final class FailsAsOneBegins implements Callable<Void> {

  /// How often a thread is looked at: a millisecond or a few.
  private static final int LOOKS = 10_000;

  private final Verdict verdict = new Verdict(Exercise01_GatherInOrder.class);
  private final Call ham = Call.returning("ham");
  private final Call tea = Call.throwing(new IOException("no tea"));
  private final Shelf threads = new Shelf();
  private final Caller caller =
      new Caller(
          () -> Exercise01_GatherInOrder.gather(List.of(this::either, this::either), threads),
          List.of(ham, tea));
  private volatile boolean begunLate;

  /// An answer may hand over the calls in any order. Which of them fails is the thread's choice.
  private String either() throws Exception {
    if (Thread.currentThread().getName().equals("fails")) {
      return tea.call();
    }
    begunLate = caller.isBack();
    return ham.call();
  }

  @Override
  public Void call() throws Exception {
    tea.mayEnd.countDown();
    caller.start();
    verdict.await(
        () -> caller.isBack() || (threads.given.size() == 2 && Settled.waits(caller)),
        "Two calls, and ten seconds later `threads` have not been given two tasks.");
    Gathering.throwToDo(caller);
    if (caller.isBack()) {
      throw verdict.refuse("No call has begun, and the caller got " + caller.outcome() + ".");
    }
    var begins = Thread.ofPlatform().name("begins").daemon().unstarted(threads.given.get(0));
    var fails = Thread.ofPlatform().name("fails").daemon().unstarted(threads.given.get(1));
    Interleavings.atTheSameMoment(
        () -> run(begins, () -> ham.begun.getCount() == 0),
        () -> {
          run(fails, () -> false);
          letTheCallerGoOn();
        });
    String observed = "A call failed at the moment at which another one was about to begin. ";
    verdict.await(
        () -> ham.interrupted.getCount() == 0 || !begins.isAlive(),
        () ->
            verdict.refuse(
                observed + "That one began, and nobody has interrupted it.",
                "what-i-saw-still-holds"));
    ham.mayEnd.countDown();
    verdict.await(
        caller::isBack, observed + "Both have ended, and ten seconds later `gather` still waits.");
    if (begunLate) {
      throw verdict.refuse(
          observed + "That one began when `gather` had ended.", "what-i-saw-still-holds");
    }
    if (!caller.leftRunning.isEmpty()) {
      throw verdict.refuse(observed + "That one was running when `gather` ended.");
    }
    return null;
  }

  /// Returns when the thread has come far enough, has ended, or waits for the one that stands
  /// still. This one goes on running meanwhile, or it would be taken to wait for that as well.
  private static void run(Thread thread, BooleanSupplier enough) {
    thread.start();
    for (int waits = 0; waits < LOOKS && thread.isAlive() && !enough.getAsBoolean(); ) {
      waits = thread.getState() == State.RUNNABLE ? 0 : waits + 1;
      Thread.onSpinWait();
    }
  }

  /// It may have just been woken: then it has its turn before a thread that is started now.
  private void letTheCallerGoOn() {
    for (int i = 0; i < 2; i++) {
      run(Thread.ofPlatform().daemon().unstarted(() -> {}), () -> false);
    }
    for (int looks = 0; looks < LOOKS && caller.getState() == State.RUNNABLE; looks++) {
      Thread.onSpinWait();
    }
  }

  /// Keeps its tasks until the test takes them. An answer may shut it down, which another test
  /// looks at.
  private static final class Shelf extends AbstractExecutorService {
    final List<Runnable> given = new CopyOnWriteArrayList<>();
    private final List<Thread> running = new CopyOnWriteArrayList<>();
    private volatile boolean isShutdown;
    private volatile boolean isStopped;

    @Override
    public void execute(Runnable task) {
      given.add(() -> run(task));
    }

    private void run(Runnable task) {
      running.add(Thread.currentThread());
      try {
        if (!isStopped) {
          task.run();
        }
      } finally {
        running.remove(Thread.currentThread());
      }
    }

    @Override
    public void shutdown() {
      isShutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      isShutdown = true;
      isStopped = true;
      running.forEach(Thread::interrupt);
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return isShutdown;
    }

    @Override
    public boolean isTerminated() {
      return isShutdown && running.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
      long end = System.nanoTime() + unit.toNanos(timeout);
      while (!isTerminated() && System.nanoTime() - end < 0) {
        Thread.sleep(1);
      }
      return isTerminated();
    }
  }
}
