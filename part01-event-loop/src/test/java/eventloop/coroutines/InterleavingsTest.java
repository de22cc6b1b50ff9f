package eventloop.coroutines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventloop.coroutines.Interleavings.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@SuppressWarnings("ThreadPriorityCheck") // on one thread, yield lets others run, always
class InterleavingsTest {

  /// A task of so many turns, which writes its name at each.
  private static Consumer<List<String>> turns(int count) {
    return diary -> {
      for (int i = 0; i < count; i++) {
        if (i > 0) {
          Thread.yield();
        }
        diary.add(Thread.currentThread().getName());
      }
    };
  }

  private static List<String> schedules(List<Consumer<List<String>>> tasks) {
    return Interleavings.<List<String>>tryAll(ArrayList::new, tasks).stream()
        .map(Run::schedule)
        .toList();
  }

  @Test
  void two_tasks_of_two_turns() {
    assertThat(schedules(List.of(turns(2), turns(2))))
        .containsExactly("AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA");
  }

  @Test
  void the_number_of_schedules_is_the_binomial_and_no_two_are_the_same() {
    for (int a = 1; a <= 5; a++) {
      for (int b = 1; b <= 5; b++) {
        var schedules = schedules(List.of(turns(a), turns(b)));
        assertThat(schedules).hasSize(binomial(a + b, b)).doesNotHaveDuplicates().isSorted();
      }
    }
  }

  private static int binomial(int n, int k) {
    int result = 1;
    for (int i = 1; i <= k; i++) {
      result = result * (n - k + i) / i;
    }
    return result;
  }

  @Test
  void three_tasks_have_more() {
    assertThat(schedules(List.of(turns(2), turns(2), turns(2))))
        .hasSize(90)
        .doesNotHaveDuplicates(); // 6! / (2! 2! 2!)
  }

  @Test
  void the_schedule_is_what_was_run() {
    for (var run :
        Interleavings.<List<String>>tryAll(ArrayList::new, List.of(turns(3), turns(2)))) {
      assertThat(String.join("", run.state())).isEqualTo(run.schedule());
    }
  }

  @Test
  void no_task_has_one_schedule_and_it_is_empty() {
    assertThat(schedules(List.of())).containsExactly("");
  }

  @Test
  void a_task_that_waits_for_another_has_no_turn_until_then() {
    Consumer<Semaphore> takes = permits -> permits.acquireUninterruptibly();
    Consumer<Semaphore> gives = Semaphore::release;
    assertThat(
            Interleavings.tryAll(() -> new Semaphore(0), List.of(takes, gives)).stream()
                .map(Run::schedule))
        .containsExactly("ABA", "BA");
  }

  @Test
  void tasks_that_wait_for_each_other_are_found_out() {
    Consumer<Semaphore> takes = permits -> permits.acquireUninterruptibly();
    assertThatThrownBy(() -> Interleavings.tryAll(() -> new Semaphore(1), List.of(takes, takes)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("after AB each task waits for another");
  }

  @Test
  void a_task_that_fails_is_not_hushed_up() {
    Consumer<Object> fails =
        _ -> {
          throw new IllegalStateException("no ham");
        };
    assertThatThrownBy(() -> Interleavings.tryAll(Object::new, List.of(fails)))
        .hasRootCauseMessage("no ham");
  }

  @Test
  void its_failure_is_told_and_not_that_another_task_waits_for_it() {
    Consumer<Semaphore> waits = Semaphore::acquireUninterruptibly;
    Consumer<Semaphore> fails =
        _ -> {
          throw new IllegalStateException("no ham");
        };
    assertThatThrownBy(() -> Interleavings.tryAll(() -> new Semaphore(0), List.of(waits, fails)))
        .hasRootCauseMessage("no ham");
  }
}
