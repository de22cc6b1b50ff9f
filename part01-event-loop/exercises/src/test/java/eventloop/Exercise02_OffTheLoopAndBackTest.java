package eventloop;

import static eventloop.Exercise02_OffTheLoopAndBack.offTheLoop;
import static eventloop.Thrown.name;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import eventloop.Then.Given;
import exercise.OtherThreads;
import exercise.Settled;
import exercise.Verdict;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences.
class Exercise02_OffTheLoopAndBackTest {

  private static final int FEW = 3; // waits
  private static final OtherThreads others = new OtherThreads();

  private final Verdict verdict = new Verdict(Exercise02_OffTheLoopAndBack.class);

  /// All threads are daemons: a loop that is stuck shall not keep the JVM.
  private final SingleThreadIoEventLoop loop =
      new SingleThreadIoEventLoop(
          null, Thread.ofPlatform().daemon().name("loop").factory(), NioIoHandler.newFactory());

  private final BlockingCall blocking = new BlockingCall();
  private final QuickWorker worker = new QuickWorker(() -> blocking.thread != null);
  private ExecutorService threads = worker;
  private final Then then = new Then(verdict);

  @AfterEach
  void close() {
    blocking.release.countDown();
    threads.shutdownNow();
    Future<?> _ =
        loop.shutdownGracefully(0, 0, SECONDS); // which would wait for ever if it is stuck
  }

  @Test
  void sentence_1_the_loop_goes_on_while_the_call_takes_its_time() throws Exception {
    Future<?> handler = loop.submit(() -> offTheLoop(blocking, threads, loop, then));
    verdict.await(() -> blocking.thread != null || handler.isDone(), "The call is never made.");
    expectCallElsewhere();
    verdict.await(handler, this::loopStandsStill);
    verdict.get(handler, "It has not returned.");
    turns(); // the call, or a wait for it, may be queued on the loop
    verdict.await(() -> blocking.thread != null, this::neverCalled);
    expectCallElsewhere();
    turns(); // or a wait may be queued by the worker
  }

  private AssertionError neverCalled() {
    return worker.waitsIn(Exercise02_OffTheLoopAndBack.class)
        ? verdict.refuse(
            "It has returned, and the call is never made. `threads` has one thread, and that waits.",
            "a-pool-has-another-thread")
        : verdict.refuse("It has returned, and the call is never made.");
  }

  /// The JVM counts a thread's waits. A loop that has nothing to do is in a system call, which is
  /// none. The clock only gives it the time to wait again and again.
  @Test
  void sentence_1_not_even_for_a_short_while() throws Exception {
    verdict.get(
        loop.submit(() -> offTheLoop(blocking, threads, loop, then)), "It has not returned.");
    turns();
    Thread loopThread = verdict.get(loop.submit(Thread::currentThread), this::loopStandsStill);
    long before = waits(loopThread);
    for (int i = 0; i < 50 && waits(loopThread) < before + FEW; i++) {
      boolean _ = blocking.release.await(10, MILLISECONDS);
    }
    if (waits(loopThread) >= before + FEW) {
      throw verdict.refuse(
          "While the call takes its time on another thread, the loop waits for it again and again,"
              + " each time for a short while.",
          "a-short-wait-is-none");
    }
    turns(); // or it waits by now, and not for a short while
  }

  @Test
  void sentence_1_nor_until_one_of_the_threads_is_free() throws Exception {
    new BusyThreads(verdict, loop).expectReturn();
  }

  private static long waits(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId()).getWaitedCount();
  }

  private void expectCallElsewhere() {
    if (blocking.isOnLoop()) {
      throw blocking.isInNewStage
          ? verdict.refuse(
              "The call was made on the loop, in a stage that the loop's thread was just attaching.",
              "a-stage-runs-where-its-chain-began")
          : verdict.refuse("The call was made on the loop.", "execute-means-elsewhere");
    }
  }

  /// Each turn of the loop is behind what the one before it has queued.
  private void turns() throws Exception {
    for (int i = 0; i < 5; i++) {
      verdict.await(loop.submit(() -> {}), this::loopStandsStill);
    }
  }

  private AssertionError loopStandsStill() {
    return verdict.refuse(
        "While the call takes its time on another thread, the loop stands still.",
        loop.threadProperties().state() == Thread.State.BLOCKED
            ? "a-lock-is-taken-in-no-time"
            : "to-wait-for-another-thread-is-free");
  }

  @Test
  void sentence_2_the_call_is_made_once_on_one_of_the_threads() throws Exception {
    call(() -> "ham");
    String thread = blocking.thread.getName();
    if (thread.startsWith("ForkJoinPool.commonPool")) {
      throw verdict.refuse(
          "The call was made on a thread of the common pool, which nobody named.",
          "async-finds-the-executor");
    }
    String observed = "The call was made on a thread that is not one of `threads`";
    if (blocking.thread.isVirtual()) {
      throw verdict.refuse(observed + ", a virtual one.", "a-virtual-thread-needs-no-pool");
    }
    if (!thread.equals("worker")) {
      throw verdict.refuse(observed + ".");
    }
    then.await("The call has returned, and `then` is never called.");
    quiesce();
    if (blocking.calls.get() != 1) {
      throw verdict.refuse("The call was made %s times.".formatted(blocking.calls));
    }
  }

  @Test
  void sentence_2_it_is_not_made_if_threads_refuse() throws Exception {
    threads.shutdown();
    Future<?> handler = loop.submit(() -> offTheLoop(blocking, threads, loop, then));
    verdict.await(handler, "`threads` refuse the call, and it does not return."); // it may throw
    Verdict.throwToDo(handler);
    turns();
    if (blocking.isOnLoop()) {
      throw verdict.refuse(
          "`threads` refused the call, and it was made on the loop.", "who-is-refused-does-it");
    }
    for (int i = 0; i < 50 && blocking.thread == null; i++) {
      boolean _ = blocking.release.await(10, MILLISECONDS); // the time to begin elsewhere
    }
    if (blocking.thread != null) {
      throw verdict.refuse(
          "`threads` refused the call, and it was made on another thread.",
          "who-is-refused-asks-another");
    }
  }

  @Test
  void sentence_3_then_runs_on_the_loop_with_the_value() throws Exception {
    call(() -> "ham");
    Given given = then.await("The call has returned, and `then` is never called.");
    then.expectOnLoop(given, blocking.thread);
    then.expect("returned \"ham\"", "ham", null, given);
  }

  @Test
  void sentence_3_the_value_may_be_null() throws Exception {
    call(() -> null);
    Given given =
        then.await("The call returned null, and `then` is never called.", "null-is-no-value");
    if (given.failure() != null) {
      throw verdict.refuse(
          "The call returned null, and `then` was given a failure: %s.".formatted(given.failure()),
          "null-is-no-value");
    }
    then.expect("returned null", null, null, given);
  }

  @Test
  void sentence_4_an_exception_comes_back_as_it_is() throws Exception {
    var thrown = new IOException("no ham", new IOException("the shop is shut"));
    callThatThrows(thrown);
    Given given =
        then.await("The call threw, and `then` is never called.", "a-failure-shows-itself");
    then.expectOnLoop(given, blocking.thread);
    Throwable got = given.failure();
    expectNotItsCause(thrown, got);
    if (got != null && thrown.equals(got.getCause())) {
      throw verdict.refuse(
          "The call threw %s, and `then` was given %s with that inside."
              .formatted(name(thrown), name(got)),
          got instanceof ExecutionException || got instanceof CompletionException
              ? "a-failure-comes-as-it-was-thrown"
              : "a-wrapper-does-no-harm");
    }
    then.expect("threw \"" + thrown + "\"", null, thrown, given);
  }

  private void expectNotItsCause(Throwable thrown, Throwable got) {
    if (thrown.getCause().equals(got)) {
      throw verdict.refuse(
          "The call threw \"%s\", and `then` was given the cause of that: \"%s\"."
              .formatted(thrown, got),
          "the-last-cause-is-what-was-thrown");
    }
  }

  @Test
  void sentence_4_also_one_that_is_made_to_wrap_others() throws Exception {
    var thrown = new UncheckedIOException(new IOException("no ham"));
    callThatThrows(thrown);
    Given given = then.await("The call threw an UncheckedIOException, and `then` is never called.");
    expectNotItsCause(thrown, given.failure());
    then.expect("threw \"" + thrown + "\"", null, thrown, given);
  }

  @Test
  void sentence_4_also_an_interrupted_exception() throws Exception {
    var thrown = new InterruptedException("the call's own");
    callThatThrows(thrown);
    Given given =
        then.await(
            "The call threw an InterruptedException, and `then` is never called.",
            "an-interrupted-call-has-no-answer");
    then.expect("threw \"" + thrown + "\"", null, thrown, given);
  }

  @Test
  void sentence_4_an_error_comes_back_as_it_is() throws Exception {
    var thrown = new StackOverflowError("too deep");
    call(() -> {
      throw thrown;
    });
    // Exceptions come back as they should: it is errors that don't.
    Given given =
        then.await(
            "The call threw an error, and `then` is never called.", "failures-are-exceptions");
    if (!thrown.equals(given.failure())) {
      throw verdict.refuse(
          "The call threw an error, and `then` was given %s for the failure."
              .formatted(given.failure() == null ? "null" : name(given.failure())),
          "failures-are-exceptions");
    }
    then.expectOnLoop(given, blocking.thread);
    then.expect("threw an error", null, thrown, given);
  }

  @Test
  void sentence_4_on_an_executor_of_any_kind() throws Exception {
    threads = new ForkJoinPool(2); // one for the call, and one for whoever waits for it
    var thrown = new IOException("no ham");
    callThatThrows(thrown);
    Given given =
        then.await("`threads` are a ForkJoinPool. The call threw, and `then` is never called.");
    Throwable got = given.failure();
    if (!thrown.equals(got) && Thrown.isOrHolds(got, thrown)) {
      throw verdict.refuse(
          "`threads` are a ForkJoinPool. The call threw one exception, and `then` was given another"
              + " one, %s, with the first inside.".formatted(name(got)),
          "each-executor-keeps-what-was-thrown");
    }
    then.expect("threw \"" + thrown + "\"", null, thrown, given);
  }

  @Test
  void sentence_5_then_is_called_once() throws Exception {
    call(() -> "ham");
    then.await("The call has returned, and `then` is never called.");
    expectOnce("The call returned");
  }

  @Test
  void sentence_5_also_with_a_failure() throws Exception {
    callThatThrows(new IOException("no ham"));
    then.await("The call threw, and `then` is never called.");
    expectOnce("The call threw");
  }

  @Test
  void sentence_5_even_if_it_throws() throws Exception {
    Logger netty = Logger.getLogger("io.netty");
    Level level = netty.getLevel();
    netty.setLevel(Level.OFF); // which logs what callbacks throw
    try {
      then.failure = new IllegalStateException("no plate");
      call(() -> "ham");
      then.await("The call has returned, and `then` is never called.");
      quiesce();
      if (then.given.size() > 1 && Thrown.isOrHolds(then.given.get(1).failure(), then.failure)) {
        throw verdict.refuse(
            "`then` threw, and was called again with what it had thrown.",
            "only-the-call-can-fail");
      }
      expectOnce("The call returned, `then` threw");
    } finally {
      netty.setLevel(level);
    }
  }

  @Test
  void sentence_5_also_if_the_call_sets_its_threads_interrupt_flag() throws Exception {
    var returns = new CountDownLatch(1);
    var loopIsFree = new CountDownLatch(1);
    call(() -> {
      loop.execute(() -> OtherThreads.awaitHere(loopIsFree)); // busy when it hears of the call
      Thread.currentThread().interrupt();
      returns.countDown();
      return "ham";
    });
    verdict.await(returns, "The call is never made.");
    Settled.await(blocking.thread, () -> false); // a wait for the busy loop has failed by now
    loopIsFree.countDown();
    Given given = then.await("The call has returned, and `then` is never called.");
    quiesce();
    if (then.given.size() > 1 && then.given.get(1).failure() instanceof InterruptedException) {
      throw verdict.refuse(
          "The call set its thread's interrupt flag and returned \"ham\". `then` was called with that,"
              + " and then with an InterruptedException.",
          "what-is-caught-below-the-call-is-the-calls-failure");
    }
    then.expect("set its thread's interrupt flag and returned \"ham\"", "ham", null, given);
    expectOnce("The call set its thread's interrupt flag and returned");
  }

  private void expectOnce(String call) throws Exception {
    quiesce();
    if (then.given.size() > 1) {
      throw verdict.refuse(
          "%s, and `then` was called %d times.".formatted(call, then.given.size()));
    }
  }

  /// Last, because most answers through `supplyAsync` come to grief here.
  @Test
  void sentence_4_even_a_completion_exception() throws Exception {
    var thrown = new CompletionException(new IOException("no ham"));
    callThatThrows(thrown);
    Given given = then.await("The call threw a CompletionException, and `then` is never called.");
    Throwable got = given.failure();
    if (thrown.getCause().equals(got)) {
      throw verdict.refuse(
          "The call threw a CompletionException of its own, and `then` was given the cause of that.",
          "each-completion-exception-is-a-stages");
    }
    then.expect("threw \"" + thrown + "\"", null, thrown, given);
  }

  /// Calls it on the loop. The blocking call takes its time until the loop is idle again.
  private void call(Callable<String> answer) throws Exception {
    blocking.answer = answer;
    Future<?> handler = loop.submit(() -> offTheLoop(blocking, threads, loop, then));
    verdict.get(handler, "It has not returned.");
    turns();
    if (!then.given.isEmpty()) {
      throw verdict.refuse("The call has not returned, and `then` was called already.");
    }
    verdict.await(() -> blocking.thread != null, "The call is never made.");
    others.settle(); // whoever is to wait for the call waits by now
    blocking.release.countDown();
  }

  private void callThatThrows(Exception thrown) throws Exception {
    call(() -> {
      throw thrown;
    });
  }

  /// When it returns, loop and worker have run what was queued, and what that queued.
  private void quiesce() throws Exception {
    if (threads.isShutdown()) {
      throw verdict.refuse("It has shut down `threads`, which belong to its caller.");
    }
    for (int i = 0; i < 2; i++) {
      verdict.await(threads.submit(() -> {}), "The worker never ends.");
      verdict.await(loop.submit(() -> {}), "The loop stands still.");
    }
  }
}
