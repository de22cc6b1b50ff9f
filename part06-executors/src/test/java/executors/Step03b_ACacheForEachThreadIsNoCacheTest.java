package executors;

import static executors.Step03b_ACacheForEachThreadIsNoCache.borrowed;
import static executors.Step03b_ACacheForEachThreadIsNoCache.threadLocal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import executors.Step03b_ACacheForEachThreadIsNoCache.Parser;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class Step03b_ACacheForEachThreadIsNoCacheTest {

  @Test
  void on_a_pool_a_thread_local_makes_one_for_each_of_its_threads() throws Exception {
    try (var pool = Executors.newFixedThreadPool(3)) {
      assertThat(threadLocal(pool, 100)).isEqualTo(3);
    }
  }

  @Test
  void on_virtual_threads_it_makes_one_for_each_task() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threadLocal(threads, 100)).isEqualTo(100);
    }
  }

  @Test
  void a_few_to_borrow_are_enough_and_each_has_one_user_at_a_time() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(borrowed(threads, 100, 2)).isEqualTo(2);
      assertThat(borrowed(threads, 100, 1)).isEqualTo(1);
    }
  }

  @Test
  void none_to_borrow_is_refused() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThatThrownBy(() -> borrowed(threads, 1, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_parser_can_be_used_again_and_counts_as_made_once() {
    var made = new AtomicInteger();
    var parser = new Parser(made);
    assertThat(parser.parse() + parser.parse()).isZero();
    assertThat(made).hasValue(1);
  }
}
