package executors;

import static executors.Step01f_ARejectedTaskMayVanish.oneTooMany;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step01f_ARejectedTaskMayVanish.Fates;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import org.junit.jupiter.api.Test;

class Step01f_ARejectedTaskMayVanishTest {
  private static final String DROPPED = "pending for ever";

  @Test
  void aborted_the_submitter_is_told() {
    assertThat(oneTooMany(new AbortPolicy())).isEqualTo(new Fates("run by pool", "submit throws"));
  }

  @Test
  void run_by_the_caller_nothing_is_lost() {
    assertThat(oneTooMany(new CallerRunsPolicy()))
        .isEqualTo(new Fates("run by pool", "run by " + Thread.currentThread().getName()));
  }

  @Test
  void discarded_the_new_task_is_never_done() {
    assertThat(oneTooMany(new DiscardPolicy())).isEqualTo(new Fates("run by pool", DROPPED));
  }

  @Test
  void discarding_the_oldest_the_queued_task_is_never_done() {
    assertThat(oneTooMany(new DiscardOldestPolicy())).isEqualTo(new Fates(DROPPED, "run by pool"));
  }

  @Test
  void it_says_in_words_what_became_of_both() {
    assertThat(new Fates("run by pool", "submit throws"))
        .hasToString("queued: run by pool, new: submit throws");
  }
}
