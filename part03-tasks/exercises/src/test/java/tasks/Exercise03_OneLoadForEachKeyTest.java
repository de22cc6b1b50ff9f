package tasks;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import java.lang.Thread.State;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Right answers never wait for a clock here; a wrong one costs a second.
class Exercise03_OneLoadForEachKeyTest {

  private final AtomicInteger loads = new AtomicInteger();
  private final CountDownLatch loading = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final List<FutureTask<String>> answers = new ArrayList<>();
  private final List<Thread> askers = new ArrayList<>();
  private volatile Thread loader; // of the first load

  @AfterEach
  void release() {
    goOn.countDown();
    askers.forEach(Thread::interrupt);
  }

  /// Loads "ham 1", "ham 2", ...; the first load takes until `goOn`.
  private String slowAtFirst(String key) {
    int number = loads.incrementAndGet();
    if (number == 1) {
      loader = Thread.currentThread();
      loading.countDown();
      await(goOn);
    }
    return key + " " + number;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private FutureTask<String> ask(Exercise03_OneLoadForEachKey<String, String> cache, String key) {
    var answer = new FutureTask<>(() -> cache.get(key));
    answers.add(answer);
    askers.add(Thread.ofPlatform().daemon().start(answer));
    return answer;
  }

  /// Until the first asker loads. One that fails without loading has failed the test.
  private void untilLoading() throws Exception {
    while (!loading.await(10, MILLISECONDS)) {
      if (answers.getFirst().isDone()) {
        failureOf(() -> answers.getFirst().get());
        fail("`get` returned, and had never called `load`.");
      }
    }
  }

  /// How it fails, but for what is still to do. Null if it does not fail.
  private static Throwable failureOf(ThrowingCallable call) {
    Throwable failure = catchThrowable(call);
    Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
    if (cause instanceof UnsupportedOperationException toDo) {
      throw toDo;
    }
    return failure;
  }

  /// Until the last asker has come as far as it can: it waits, or is done.
  private void letItCome() {
    State state;
    do {
      Thread.onSpinWait();
      state = askers.getLast().getState();
    } while (state == State.NEW || state == State.RUNNABLE);
  }

  @Test
  void a_value_is_loaded_once_and_kept() throws Exception {
    var cache = new Exercise03_OneLoadForEachKey<String, String>(k -> k + loads.incrementAndGet());
    var values = new ArrayList<String>();
    for (String key : List.of("ham", "ham", "eggs")) {
      try {
        values.add(ask(cache, key).get(1, SECONDS));
      } catch (TimeoutException e) {
        fail(
            """
            One thread asks for one key, and waits for ever.
            Whoever is the first to ask loads the value, and completes what the others wait for: a future
            that nobody completes is never done. (Part 2, step 2d)\
            """);
      }
    }
    assertThat(values)
        .withFailMessage(
            """
            Somebody asked for ham, for ham again, and for eggs. The loads are numbered, and the cache gave
            %s instead of [ham1, ham1, eggs2].
            What is loaded has to be kept where the next one who asks looks first. (Step 6b)\
            """,
            values)
        .containsExactly("ham1", "ham1", "eggs2");
  }

  @Test
  void two_who_ask_at_once_share_one_load() throws Exception {
    var cache = new Exercise03_OneLoadForEachKey<String, String>(this::slowAtFirst);
    var first = ask(cache, "ham");
    untilLoading();
    var second = ask(cache, "ham");
    letItCome();
    goOn.countDown();
    String one = valueOf(first);
    String other = valueOf(second);

    if (loads.get() > 1 && !one.equals(other)) {
      fail(
          """
          Two asked for one key at once, it was loaded twice, and they got different values.
          Each method of a concurrent map is one action, but get-and-then-put is two, and the other one
          had its turn between them. (Step 6b)\
          """);
    }
    if (loads.get() > 1) {
      fail(
          """
          Two asked for one key at once. Both got the same value, but it was loaded twice.
          `putIfAbsent` keeps the first of two values; by then both have been made, because an argument
          is evaluated before the call. What could you put there that costs nothing? (Step 6b)\
          """);
    }
  }

  private static String valueOf(FutureTask<String> answer) throws Exception {
    try {
      return answer.get(1, SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConcurrentModificationException) {
        fail(
            """
            Two asked for one key at once, and the map noticed that both changed it: it threw a
            ConcurrentModificationException. Next time it may not notice. A HashMap is made for one thread
            at a time. (Step 6b)\
            """);
      }
      throw e;
    }
  }

  @Test
  void another_key_is_loaded_meanwhile() throws Exception {
    var cache = new Exercise03_OneLoadForEachKey<String, String>(this::slowAtFirst);
    var _ = ask(cache, "1");
    untilLoading();
    var other = ask(cache, "2");
    try {
      assertThat(other.get(1, SECONDS)).isEqualTo("2 2");
    } catch (TimeoutException e) {
      if (!askers.contains(loader)) {
        fail(
            """
            While one key was being loaded, another one waited: for a thread. You load on a pool, which has
            only so many, and other work to do. Those who ask have threads, and would only wait: let the
            first of them load. (Part 2, step 1c)\
            """);
      }
      fail(
          """
          While one key was being loaded, nobody could load another: a slow key stops everybody.
          A lock around everything makes the two actions one, and all other keys wait for it too. Which
          is the one key that has to wait? (Step 6b)\
          """);
    }
  }

  @Test
  void so_is_a_neighbour_in_the_maps_table() throws Exception {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    var cache = new Exercise03_OneLoadForEachKey<String, String>(this::slowAtFirst);
    var _ = ask(cache, "Aa");
    untilLoading();
    var other = ask(cache, "BB");
    try {
      assertThat(other.get(1, SECONDS)).isEqualTo("BB 2");
    } catch (TimeoutException e) {
      fail(
          """
          "Aa" was being loaded, and "BB" had to wait: the two have the same hash code.
          `computeIfAbsent` loads inside the map, and holds a lock of its table, which is not one key's
          alone. Its documentation says: short and simple. Load outside the map. (Step 6b)\
          """);
    }
  }

  @Test
  void a_failure_reaches_whoever_asked() {
    var cache =
        new Exercise03_OneLoadForEachKey<String, String>(_ -> {
          throw new IllegalStateException("no ham");
        });
    Throwable failure = failureOf(() -> cache.get("ham"));
    if (failure == null) {
      fail(
          """
          The load failed, and whoever asked got a value: what was that made of?
          A failure that is caught and forgotten looks like a value to whoever asked. Hand it on. (Part 2,
          step 3c)\
          """);
    }
    assertThat(failure).hasStackTraceContaining("no ham");
  }

  @Test
  void and_whoever_waits_for_the_same_load() throws Exception {
    var cache =
        new Exercise03_OneLoadForEachKey<String, String>(key -> {
          slowAtFirst(key);
          throw new IllegalStateException("no ham");
        });
    var _ = ask(cache, "ham");
    untilLoading();
    var second = ask(cache, "ham");
    letItCome();
    goOn.countDown();
    if (failureOf(() -> second.get(1, SECONDS)) instanceof TimeoutException) {
      fail(
          """
          The load failed. Whoever had started it was told; whoever waited for it waits for ever.
          Taking it out of the map helps those who come later. A future that nobody completes is never
          done. (Part 2, step 2d)\
          """);
    }
  }

  @Test
  void a_failure_is_not_kept() {
    var cache =
        new Exercise03_OneLoadForEachKey<String, String>(key -> {
          if (loads.incrementAndGet() == 1) {
            throw new IllegalStateException("no ham yet");
          }
          return key;
        });
    assertThat(failureOf(() -> cache.get("ham"))).isNotNull();
    Throwable again = failureOf(() -> cache.get("ham"));
    if (again != null && loads.get() == 1) {
      fail(
          """
          The first load failed, and now everybody gets that failure for ever.
          A completed future is read many times, whatever it holds: a failed one has to leave the map.
          (Step 6b)\
          """);
    }
    assertThat(again).isNull();
  }
}
