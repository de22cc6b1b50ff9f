package futures;

import static futures.Step02a_AFutureIsCompletedOnce.CANCEL;
import static futures.Step02a_AFutureIsCompletedOnce.FAILURE;
import static futures.Step02a_AFutureIsCompletedOnce.VALUE;
import static futures.Step02a_AFutureIsCompletedOnce.story;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step02a_AFutureIsCompletedOnce.Story;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step02a_AFutureIsCompletedOnceTest {

  private static final List<Boolean> FIRST_ALONE = List.of(true, false, false);

  @Test
  void a_value_stays() throws Exception {
    assertThat(story(List.of(VALUE, FAILURE, CANCEL)))
        .isEqualTo(new Story(FIRST_ALONE, "ham", "ham"));
  }

  @Test
  void a_failure_stays() throws Exception {
    assertThat(story(List.of(FAILURE, CANCEL, VALUE)))
        .isEqualTo(new Story(FIRST_ALONE, "failed: no ham", "failed: no ham"));
  }

  @Test
  void a_cancellation_stays() throws Exception {
    assertThat(story(List.of(CANCEL, VALUE, FAILURE)))
        .isEqualTo(new Story(FIRST_ALONE, "cancelled", "cancelled"));
  }
}
