package futures;

import static futures.Step01a_AFutureHasAlreadyBegun.aCallable;
import static futures.Step01a_AFutureHasAlreadyBegun.aCompletableFuture;
import static futures.Step01a_AFutureHasAlreadyBegun.aFutureTask;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step01a_AFutureHasAlreadyBegun.Begun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step01a_AFutureHasAlreadyBegunTest {

  @Test
  void the_work_of_a_callable_begins_at_each_reading() throws Exception {
    assertThat(aCallable()).isEqualTo(new Begun(0, 1, 2));
  }

  @Test
  void the_work_of_a_future_task_begins_once_when_a_thread_runs_it() throws Exception {
    assertThat(aFutureTask()).isEqualTo(new Begun(0, 1, 1));
  }

  @Test
  void the_work_of_a_completable_future_has_begun_when_it_is_made() throws Exception {
    assertThat(aCompletableFuture()).isEqualTo(new Begun(1, 1, 1));
  }
}
