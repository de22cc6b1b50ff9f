package ascompleted.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import ascompleted.outcomes.Outcome.Failure;
import ascompleted.outcomes.Outcome.Success;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void a_value_has_its_input() {
    assertThat(Outcome.of(3, input -> "took " + input)).isEqualTo(new Success<>(3, "took 3"));
  }

  @Test
  void a_failure_has_its_input() {
    var failure = new IOException("reset");
    Outcome<Integer, String> outcome =
        Outcome.of(
            3,
            _ -> {
              throw failure;
            });
    assertThat(outcome).isEqualTo(new Failure<>(3, failure));
    assertThat(outcome.input()).isEqualTo(3);
  }

  @Test
  void an_error_is_a_failure_too() {
    var error = new AssertionError("broken");
    assertThat(
            Outcome.of(
                3,
                _ -> {
                  throw error;
                }))
        .isEqualTo(new Failure<>(3, error));
  }

  @Test
  void the_work_is_done_on_the_calling_thread() {
    assertThat(Outcome.of(3, _ -> Thread.currentThread()))
        .isEqualTo(new Success<>(3, Thread.currentThread()));
  }

  @Test
  void input_and_value_may_be_null() {
    assertThat(Outcome.of(null, _ -> null)).isEqualTo(new Success<>(null, null));
  }
}
