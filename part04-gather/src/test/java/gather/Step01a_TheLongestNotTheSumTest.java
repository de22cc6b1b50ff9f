package gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class Step01a_TheLongestNotTheSumTest {

  @Test
  void all_tasks_are_at_work_at_once() throws Exception {
    var meeting = new CyclicBarrier(3); // none passes it alone
    Callable<String> task =
        () -> {
          meeting.await();
          return "met";
        };
    assertThat(Step01a_TheLongestNotTheSum.gather(List.of(task, task, task)))
        .containsExactly("met", "met", "met");
  }

  @Test
  void results_are_in_the_order_of_the_tasks_whichever_is_done_first() throws Exception {
    var hamIsDone = new CountDownLatch(1);
    Callable<String> tea =
        () -> {
          hamIsDone.await();
          return "tea";
        };
    Callable<String> ham =
        () -> {
          hamIsDone.countDown();
          return "ham";
        };
    assertThat(Step01a_TheLongestNotTheSum.gather(List.of(tea, ham))).containsExactly("tea", "ham");
  }

  @Test
  void a_failure_is_heard_when_all_have_ended() {
    var burnt = new CountDownLatch(1);
    var ended = new AtomicInteger();
    Callable<String> eggs =
        () -> {
          burnt.countDown();
          throw new IllegalStateException("the eggs are burnt");
        };
    Callable<String> ham =
        () -> {
          burnt.await();
          Thread.sleep(50); // time to be overtaken by the failure
          ended.incrementAndGet();
          return "ham";
        };
    assertThatThrownBy(() -> Step01a_TheLongestNotTheSum.gather(List.of(eggs, ham)))
        .hasRootCauseMessage("the eggs are burnt");
    assertThat(ended).hasValue(1);
  }

  @Test
  void the_pool_is_closed_when_it_returns() throws Exception {
    var cooks = new ArrayList<Thread>();
    Step01a_TheLongestNotTheSum.gather(List.of(() -> cooks.add(Thread.currentThread())));
    assertThat(cooks).noneMatch(Thread::isAlive);
  }

  @Test
  void one_by_one_a_task_begins_when_the_one_before_has_ended() throws Exception {
    var events = new ArrayList<String>();
    Callable<Boolean> tea = () -> events.add("tea");
    Callable<Boolean> ham = () -> events.add("ham");
    assertThat(Step01a_TheLongestNotTheSum.oneByOne(List.of(tea, ham))).containsExactly(true, true);
    assertThat(events).containsExactly("tea", "ham");
  }

  @Test
  void nothing_to_gather_is_an_empty_list() throws Exception {
    assertThat(Step01a_TheLongestNotTheSum.gather(List.of())).isEmpty();
  }
}
