package exercise;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What an exercise's test says of a wrong answer.
///
/// A refusal says **first what was observed**, in words that are true of every answer that gets it.
/// Then, only where the evidence leaves one explanation, it says **the belief** behind the mistake,
/// and the section to look at: the text of `answers/EXERCISE/wrong/BELIEF.md`. A wrong diagnosis is
/// worse than none: its reader no longer believes the right ones.
///
/// ```java
/// private final Verdict verdict = new Verdict(Exercise01_CancelStopsTheWork.class);
///
/// verdict.await(work.started, "The work was never started.");
/// future.cancel(true);
/// verdict.await(
///     work.interrupted,
///     () -> verdict.refuse("The future was cancelled, and the work went on.", belief()));
/// ```
///
/// Rules for a test:
///
/// - What a right answer does at some time is waited for here, for [#PATIENCE]; no other clock
///   decides anything. Whatever is waited for may not come: that is an observation of its own, so
///   each wait has words for it. Evidence for a belief is looked at when the wait has failed, in
///   the supplier.
/// - What must *not* happen is looked at after something that would have happened later: a latch
///   behind it, a callback queued behind it, a thread joined.
/// - A call that might hang, on the test's thread, is made on [another][#onAnotherThread].
/// - An exception that no sentence of the exercise speaks of is thrown on as it is ([#get] does):
///   the check then shows its type, its message and the line in the reader's file. So is the TODO
///   of an untouched exercise. A refusal with words for an exception has it for its cause.
/// - Tests run from top to bottom, in the order of the exercise's sentences; the first refusal is
///   the verdict.
public final class Verdict {

  /// How long a test waits for what a right answer does. It does so in milliseconds; the rest is
  /// for busy machines.
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Class<?> exercise;
  private final Duration patience;

  public Verdict(Class<?> exercise) {
    this(exercise, PATIENCE);
  }

  Verdict(Class<?> exercise, Duration patience) {
    this.exercise = exercise;
    this.patience = patience;
  }

  /// To be thrown. For evidence that several beliefs would explain.
  public AssertionError refuse(String observed) {
    return new AssertionError(observed);
  }

  /// To be thrown. `belief` is the name of a file in `wrong/`, without its suffix, or null where
  /// several would explain the evidence.
  public AssertionError refuse(String observed, String belief) {
    return refuse(observed, belief, null);
  }

  /// As the one without `cause`, for an exception that the reader's code threw: a TODO in it is
  /// then seen.
  public AssertionError refuse(String observed, Throwable cause) {
    return new AssertionError(observed, cause);
  }

  public AssertionError refuse(String observed, String belief, Throwable cause) {
    return belief == null
        ? refuse(observed, cause)
        : new AssertionError(observed + "\n\n" + text(belief), cause);
  }

  // The exercise's loader: `make exercise_NN` has one for each check.
  private String text(String belief) {
    String path = "/" + exercise.getSimpleName() + "/wrong/" + belief + ".md";
    try (var in = exercise.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no answers" + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the latch is open. Refuses if it stays shut: `observed` says what that means.
  public void await(CountDownLatch latch, String observed) throws InterruptedException {
    await(latch, () -> refuse(observed));
  }

  /// Waits until the latch is open. Throws `ifShut` if it stays shut.
  public void await(CountDownLatch latch, Supplier<AssertionError> ifShut)
      throws InterruptedException {
    if (!latch.await(patience.toNanos(), NANOSECONDS)) {
      throw ifShut.get();
    }
  }

  /// Waits until the condition holds, which any thread may bring about. Refuses if it never does.
  public void await(BooleanSupplier condition, String observed) throws InterruptedException {
    await(condition, () -> refuse(observed));
  }

  /// Waits until the condition holds, which any thread may bring about. Throws `ifNever` otherwise.
  public void await(BooleanSupplier condition, Supplier<AssertionError> ifNever)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (end - System.nanoTime() < 0) {
        throw ifNever.get();
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// Waits until the future is done, in whichever way: [Future#state] says which. Refuses if it
  /// never is.
  public void await(Future<?> future, String observed) throws InterruptedException {
    await(future, () -> refuse(observed));
  }

  /// Waits until the future is done, in whichever way. Throws `ifNever` if it never is.
  public void await(Future<?> future, Supplier<AssertionError> ifNever)
      throws InterruptedException {
    try {
      future.get(patience.toNanos(), NANOSECONDS);
    } catch (ExecutionException | CancellationException e) {
      // done is done
    } catch (TimeoutException e) {
      throw ifNever.get();
    }
  }

  /// The value of a future that has no reason to fail. Refuses if it never comes. If the future
  /// fails all the same, this throws its exception as it is, and not wrapped.
  public <T> T get(Future<T> future, String observed) throws Exception {
    return get(future, () -> refuse(observed));
  }

  /// As the other [#get]; throws `ifNever` if the value never comes.
  public <T> T get(Future<T> future, Supplier<AssertionError> ifNever) throws Exception {
    await(future, ifNever);
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case null, default -> throw e;
      }
    }
  }

  /// Throws the TODO of an untouched exercise, if that is how the future has failed.
  public static void throwToDo(Future<?> done) {
    if (done.state() == Future.State.FAILED
        && done.exceptionNow() instanceof UnsupportedOperationException toDo) {
      throw toDo;
    }
  }

  /// Makes the call on a thread of its own. That is a daemon: if the call never returns, it keeps
  /// no JVM.
  public static <T> Future<T> onAnotherThread(Callable<T> call) {
    var task = new FutureTask<>(call);
    Thread.ofPlatform().name("another thread").daemon().start(task);
    return task;
  }
}
