package executors;

import static executors.Step02c_AProcessMayCrash.start;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step02c_AProcessMayCrash.Ended;
import executors.Step02c_AProcessMayCrash.Job;
import java.util.List;
import org.junit.jupiter.api.Test;

class Step02c_AProcessMayCrashTest {

  @Test
  void a_process_that_is_done_says_so() throws Exception {
    Ended sum = start(Job.SUM).get();
    assertThat(sum).isEqualTo(new Ended(0, List.of("450000015000000", "done")));
    assertThat(sum).hasToString("exit code 0, 450000015000000");
  }

  @Test
  void a_crash_ends_the_process_and_not_this_one() throws Exception {
    Ended crashed = start(Job.WILD_WRITE).get();
    assertThat(crashed.exit()).isNotZero();
    assertThat(crashed.what()).startsWith("SIG"); // SIGSEGV, or SIGBUS elsewhere
    assertThat(crashed.printed()).doesNotContain("done");
  }

  @Test
  void a_full_heap_ends_the_process_and_not_this_one() throws Exception {
    Ended full = start(Job.GREEDY_LIST).get();
    assertThat(full.exit()).isEqualTo(3); // of -XX:+ExitOnOutOfMemoryError
    assertThat(full.what()).isEqualTo("java.lang.OutOfMemoryError");
    assertThat(full.printed()).doesNotContain("done");
  }

  @Test
  void three_children_run_at_once_and_no_thread_here_waits_for_them() throws Exception {
    var sum = start(Job.SUM);
    var crash = start(Job.WILD_WRITE);
    var list = start(Job.GREEDY_LIST);
    assertThat(sum.get().exit()).isZero();
    assertThat(crash.get().exit()).isNotZero();
    assertThat(list.get().exit()).isEqualTo(3);
  }
}
