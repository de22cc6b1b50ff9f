package executors;

import static executors.Step03b_ACacheForEachThreadIsNoCache.borrowed;
import static executors.Step03b_ACacheForEachThreadIsNoCache.threadLocal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import executors.Step03b_ACacheForEachThreadIsNoCache.Parser;
import executors.Step03b_ACacheForEachThreadIsNoCache.Seen;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class Step03b_ACacheForEachThreadIsNoCacheTest {

  @Test
  void on_a_pool_a_thread_local_makes_one_for_each_of_its_threads() throws Exception {
    try (var pool = Executors.newFixedThreadPool(3)) {
      assertThat(threadLocal(pool, 100)).isEqualTo(new Seen(3, 100));
    }
  }

  @Test
  void on_virtual_threads_it_makes_one_for_each_task() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threadLocal(threads, 100)).isEqualTo(new Seen(100, 100));
    }
  }

  @Test
  void a_few_to_borrow_are_enough_and_each_has_one_user_at_a_time() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(borrowed(threads, 100, 2)).isEqualTo(new Seen(2, 100));
      assertThat(borrowed(threads, 100, 1)).isEqualTo(new Seen(1, 100));
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
    assertThat(parser.parse() + parser.parse()).isEqualTo(2);
    assertThat(made).hasValue(1);
  }

  @Test
  void it_says_in_words_what_it_has_seen() {
    assertThat(new Seen(4, 1_000)).hasToString("   4 made for 1000 texts");
  }
}
