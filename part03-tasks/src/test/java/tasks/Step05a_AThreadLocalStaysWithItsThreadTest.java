package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tasks.Step05a_AThreadLocalStaysWithItsThread.Seen;

class Step05a_AThreadLocalStaysWithItsThreadTest {

  @Test
  void a_thread_local_is_seen_on_its_own_thread_alone() throws Exception {
    assertThat(Step05a_AThreadLocalStaysWithItsThread.threadLocal())
        .isEqualTo(new Seen("ham", null, null, null));
  }

  @Test
  void an_inheritable_one_is_copied_when_a_thread_is_made_and_goes_stale() throws Exception {
    assertThat(Step05a_AThreadLocalStaysWithItsThread.inheritableThreadLocal())
        .isEqualTo(new Seen("ham", "ham", "eggs", "ham"));
  }

  @Test
  void a_scoped_value_reaches_the_forks_and_no_executors_thread() throws Exception {
    assertThat(Step05a_AThreadLocalStaysWithItsThread.scopedValue())
        .isEqualTo(new Seen("ham", null, null, "ham"));
  }
}
