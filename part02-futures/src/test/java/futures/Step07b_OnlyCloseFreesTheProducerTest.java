package futures;

import static futures.Step07b_OnlyCloseFreesTheProducer.BREAK;
import static futures.Step07b_OnlyCloseFreesTheProducer.CLOSE;
import static futures.Step07b_OnlyCloseFreesTheProducer.fateAfter;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step07b_OnlyCloseFreesTheProducer.Fate;
import futures.Step07b_OnlyCloseFreesTheProducer.Numbers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step07b_OnlyCloseFreesTheProducerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Numbers endless = new Numbers(Integer.MAX_VALUE);

  @Test
  void a_loop_that_only_breaks_leaves_its_producer_behind() throws Exception {
    assertThat(fateAfter(BREAK, endless, Duration.ofMillis(1)))
        .isEqualTo(new Fate("left", false, false));
    endless.producer.interrupt(); // what `close` would have done
    assertThat(endless.producer.join(PATIENCE)).isTrue();
    assertThat(endless.cleanedUp).isTrue();
  }

  @Test
  void close_frees_it() throws Exception {
    assertThat(fateAfter(CLOSE, endless, PATIENCE)).isEqualTo(new Fate("left", true, true));
  }

  @Test
  void a_producer_that_fails_ends_the_loop_and_itself() throws Exception {
    assertThat(fateAfter(CLOSE, new Numbers(2), PATIENCE)).isEqualTo(new Fate("no 2", true, true));
    assertThat(fateAfter(BREAK, new Numbers(2), PATIENCE)).isEqualTo(new Fate("no 2", true, true));
  }

  @Test
  void it_fails_where_it_says() throws Exception {
    assertThat(fateAfter(CLOSE, new Numbers(3), PATIENCE).loop()).isEqualTo("no 3");
    assertThat(fateAfter(CLOSE, new Numbers(4), PATIENCE).loop()).isEqualTo("left");
  }
}
