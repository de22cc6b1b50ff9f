package queues.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static lesson.Lesson.awaitWaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import queues.limiter.Spacing;

@Timeout(60)
class PacedClientTest {

  /// The shapes of worker, which a submitter can't tell apart.
  enum Shape {
    ONE_WORKER,
    THREE_WORKERS,
    A_TASK_EACH;

    <Q, A> PacedClient<Q, A> client(Service<Q, A> service, Pace pace, int room) {
      return switch (this) {
        case ONE_WORKER -> PacedClient.withWorkers(1, service, pace, room);
        case THREE_WORKERS -> PacedClient.withWorkers(3, service, pace, room);
        case A_TASK_EACH -> PacedClient.withATaskEach(service, pace, room);
      };
    }
  }

  private static final Pace AT_ONCE = new Pace(_ -> 0, new FakeTime());

  private final ExecutorService submitters = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void close() {
    gate.countDown();
    submitters.close();
  }

  @ParameterizedTest
  @EnumSource
  void each_submitter_gets_its_own_answer(Shape shape) throws Exception {
    try (var client = shape.client((Integer q) -> "answer " + q, AT_ONCE, 3)) {
      var answers = new ArrayList<Future<String>>();
      for (int i = 0; i < 200; i++) {
        int question = i;
        answers.add(submitters.submit(() -> client.fetch(question)));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(answers.get(i).get()).isEqualTo("answer " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_is_its_submitters_alone(Shape shape) throws Exception {
    var burnt = new IOException("burnt");
    Service<String, String> cook =
        dish ->
            switch (dish) {
              case "ham" -> throw burnt;
              case "eggs" -> throw new StackOverflowError("deep");
              default -> dish;
            };
    try (var client = shape.client(cook, AT_ONCE, 3)) {
      assertThatThrownBy(() -> client.fetch("ham"))
          .isInstanceOf(ExecutionException.class)
          .hasCause(burnt);
      assertThatThrownBy(() -> client.fetch("eggs"))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StackOverflowError.class);
      assertThat(client.fetch("tea")).isEqualTo("tea");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_workers_hold_to_at_least_95_percent_of_the_rate_and_never_exceed_it(Shape shape)
      throws Exception {
    var time = new FakeTime();
    long interval = 20_000_000; // 50 a second
    List<Long> asked = new CopyOnWriteArrayList<>();
    var spacing = new Spacing(interval, 0);
    var pace =
        new Pace(
            now -> {
              long wait = spacing.tryAdmit(now);
              if (wait == 0) {
                asked.add(now);
              }
              return wait;
            },
            time);
    try (var client = shape.client((Integer q) -> q, pace, 10)) {
      for (int i = 0; i < 200; i++) {
        int question = i;
        var _ = submitters.submit(() -> client.fetch(question));
      }
      submitters.shutdown();
      assertThat(submitters.awaitTermination(50, SECONDS)).isTrue();
    }
    assertThat(asked).hasSize(200);
    List<Long> sorted = asked.stream().sorted().toList();
    for (int i = 1; i < 200; i++) {
      assertThat(sorted.get(i) - sorted.get(i - 1)).isGreaterThanOrEqualTo(interval);
    }
    double rate = 199e9 / (sorted.getLast() - sorted.getFirst());
    assertThat(rate).isBetween(0.95 * 50, 50.0);
  }

  @ParameterizedTest
  @EnumSource
  void an_interrupted_submitter_takes_its_job_back_before_it_is_asked(Shape shape)
      throws Exception {
    var asked = ConcurrentHashMap.<String>newKeySet();
    var held = new AtomicBoolean(true);
    var paced = new CountDownLatch(1);
    var pace =
        new Pace(
            _ -> {
              paced.countDown();
              return held.get() ? 1_000_000 : 0;
            },
            Time.REAL);
    try (var client = shape.client((String q) -> asked.add(q), pace, 3)) {
      Thread atThePace = Thread.startVirtualThread(fetch(client, "held by the pace"));
      paced.await();
      Thread inTheQueue = Thread.startVirtualThread(fetch(client, "behind it"));
      awaitWaiting(inTheQueue);
      inTheQueue.interrupt();
      inTheQueue.join();
      atThePace.interrupt();
      atThePace.join();
      held.set(false);
      assertThat(client.fetch("last")).isTrue();
      assertThat(asked).containsExactly("last");
    }
  }

  private static Runnable fetch(PacedClient<String, Boolean> client, String question) {
    return () -> {
      try {
        client.fetch(question);
      } catch (InterruptedException e) {
        // as it should be
      } catch (ExecutionException e) {
        throw new AssertionError(e);
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void an_interrupted_submitter_interrupts_its_job_and_the_worker_goes_on(Shape shape)
      throws Exception {
    var began = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    Service<String, String> service =
        question -> {
          if (question.equals("long")) {
            began.countDown();
            try {
              gate.await();
            } catch (InterruptedException e) {
              interrupted.countDown();
              Thread.currentThread().interrupt(); // a service that leaves the flag set
              throw e;
            }
          }
          return question;
        };
    try (var client = shape.client(service, AT_ONCE, 3)) {
      Future<String> caller = submitters.submit(() -> client.fetch("long"));
      began.await();
      caller.cancel(true);
      interrupted.await();
      for (int i = 0; i < 5; i++) {
        assertThat(client.fetch("short")).isEqualTo("short");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_limit_ends_the_wait_and_the_job(Shape shape) throws Exception {
    var interrupted = new CountDownLatch(1);
    Service<String, String> service =
        question -> {
          if (question.equals("long")) {
            try {
              gate.await();
            } catch (InterruptedException e) {
              interrupted.countDown();
              throw e;
            }
          }
          return question;
        };
    try (var client = shape.client(service, AT_ONCE, 3)) {
      assertThatThrownBy(() -> client.fetch("long", Duration.ofMillis(50)))
          .isInstanceOf(TimeoutException.class);
      interrupted.await();
      assertThat(client.fetch("short", Duration.ofSeconds(30))).isEqualTo("short");
    }
  }

  @ParameterizedTest
  @EnumSource
  void close_finishes_what_was_accepted_and_refuses_the_rest(Shape shape) throws Exception {
    var asked = new AtomicInteger();
    var began = new CountDownLatch(1);
    Service<Integer, Integer> service =
        question -> {
          began.countDown();
          gate.await();
          asked.incrementAndGet();
          return question;
        };
    var client = shape.client(service, AT_ONCE, 2);
    var callers = new ArrayList<Future<Integer>>();
    for (int i = 0; i < 20; i++) {
      int question = i;
      callers.add(submitters.submit(() -> client.fetch(question)));
    }
    began.await();
    Future<?> closing = submitters.submit(client::close);
    awaitRefusal(client);
    assertThat(closing).isNotDone();
    gate.countDown();
    closing.get();
    int answered = 0;
    int refused = 0;
    for (Future<Integer> caller : callers) {
      try {
        caller.get();
        answered++;
      } catch (ExecutionException e) {
        assertThat(e.getCause())
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("closed: nothing more is accepted");
        refused++;
      }
    }
    assertThat(answered).isPositive().isEqualTo(asked.get());
    assertThat(answered + refused).isEqualTo(20);
  }

  private static void awaitRefusal(PacedClient<Integer, Integer> client) throws Exception {
    while (true) {
      try {
        client.fetch(99, Duration.ofMillis(1));
      } catch (TimeoutException e) {
        // not closed yet
      } catch (IllegalStateException e) {
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_interrupt_does_not_shorten_close_and_is_not_lost(Shape shape) throws Exception {
    var began = new CountDownLatch(1);
    var client =
        shape.client(
            (String question) -> {
              began.countDown();
              gate.await();
              return question;
            },
            AT_ONCE,
            2);
    var caller = submitters.submit(() -> client.fetch("last"));
    began.await();
    var flag = new AtomicBoolean();
    Thread closing =
        Thread.startVirtualThread(() -> {
          client.close();
          flag.set(Thread.interrupted());
        });
    closing.interrupt();
    assertThatThrownBy(() -> client.fetch("late", Duration.ofMillis(20)))
        .isInstanceOfAny(TimeoutException.class, IllegalStateException.class);
    assertThat(closing.isAlive()).isTrue();
    gate.countDown();
    closing.join();
    assertThat(caller.get()).isEqualTo("last");
    assertThat(flag).isTrue();
  }
}
