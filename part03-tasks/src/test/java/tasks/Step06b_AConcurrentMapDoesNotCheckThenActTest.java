package tasks;

import static java.lang.Thread.State.BLOCKED;
import static java.lang.Thread.State.TERMINATED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.onTwoThreads;
import static tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.race;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.Connection;
import tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.Connections;

@SuppressWarnings("ThreadPriorityCheck") // polls for a state that nothing announces
class Step06b_AConcurrentMapDoesNotCheckThenActTest {

  private final AtomicInteger opened = new AtomicInteger();

  private Connection open() {
    return new Connection(opened.incrementAndGet());
  }

  private static Connections connections(Supplier<Connection> open) {
    return new Connections(new ConcurrentHashMap<>(), open);
  }

  /// The unlucky moment: neither thread has its connection before both are opening one.
  @Test
  void two_threads_can_both_find_no_connection_and_open_one() throws Exception {
    var connections = connections(bothOpen());
    onTwoThreads(connections, Connections::checkThenAct);
    assertThat(opened).hasValue(2);
    assertThat(connections.map()).hasSize(1);
  }

  /// Opens a connection when two threads are opening one.
  private Supplier<Connection> bothOpen() {
    var both = new CyclicBarrier(2);
    return () -> {
      try {
        both.await(10, SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new AssertionError("only one thread opens", e);
      }
      return open();
    };
  }

  @Test
  void a_skip_list_may_call_the_function_twice() throws Exception {
    var connections = new Connections(new ConcurrentSkipListMap<>(), bothOpen());
    onTwoThreads(connections, Connections::computeIfAbsent);
    assertThat(opened).hasValue(2);
    assertThat(connections.map()).hasSize(1);
  }

  /// SOMETIMES can't be held by one run: they race until it has happened.
  @Test
  void without_help_they_do_so_sometimes() throws Exception {
    int rounds = 0;
    while (race(1, Connections::checkThenAct) == 0) {
      assertThat(++rounds).isLessThan(10_000);
    }
  }

  @Test
  void put_if_absent_opens_two_in_every_round() throws Exception {
    assertThat(race(10, Connections::putIfAbsent)).isEqualTo(10);
  }

  @Test
  void and_both_threads_get_the_first() throws Exception {
    List<Connection> got = onTwoThreads(connections(this::open), Connections::putIfAbsent);
    assertThat(got.getFirst()).isSameAs(got.getLast());
  }

  @Test
  void compute_if_absent_opens_one_and_the_second_thread_waits_for_it() throws Exception {
    var opening = new CountDownLatch(1);
    var got = new CopyOnWriteArrayList<Connection>();
    var map = new ConcurrentHashMap<String, Connection>();
    var second =
        Thread.ofPlatform()
            .unstarted(() -> got.add(new Connections(map, this::open).computeIfAbsent()));
    Supplier<Connection> openUntilTheSecondWaits =
        () -> {
          opening.countDown();
          while (second.getState() != BLOCKED && second.getState() != TERMINATED) {
            Thread.yield();
          }
          return open();
        };
    var first =
        Thread.ofPlatform()
            .start(() -> got.add(new Connections(map, openUntilTheSecondWaits).computeIfAbsent()));
    opening.await();
    second.start();
    first.join();
    second.join();
    assertThat(opened).hasValue(1);
    assertThat(got).containsExactly(new Connection(1), new Connection(1));
  }

  @Test
  void and_never_two() throws Exception {
    assertThat(race(10, Connections::computeIfAbsent)).isZero();
  }

  @Test
  void a_connection_that_is_there_is_not_opened_again() {
    var there =
        new Connections(new ConcurrentHashMap<>(Map.of("db", new Connection(0))), this::open);
    assertThat(there.checkThenAct()).isEqualTo(new Connection(0));
    assertThat(there.computeIfAbsent()).isEqualTo(new Connection(0));
    assertThat(opened).hasValue(0);
  }
}
