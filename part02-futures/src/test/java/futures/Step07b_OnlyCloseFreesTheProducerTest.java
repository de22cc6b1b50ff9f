package futures;

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
    assertThat(
            endless.fateAfter(Step07b_OnlyCloseFreesTheProducer::breakAlone, Duration.ofMillis(1)))
        .isEqualTo(new Fate("left at 3", false, false));
    endless.producer.interrupt(); // what `close` would have done
    assertThat(endless.producer.join(PATIENCE)).isTrue();
    assertThat(endless.cleanedUp).isTrue();
  }

  @Test
  void close_frees_the_producer() throws Exception {
    assertThat(endless.fateAfter(Step07b_OnlyCloseFreesTheProducer::breakAndClose, PATIENCE))
        .isEqualTo(new Fate("left at 3", true, true));
  }

  @Test
  void a_producer_that_fails_ends_the_loop_and_itself() throws Exception {
    assertThat(new Numbers(2).fateAfter(Step07b_OnlyCloseFreesTheProducer::breakAndClose, PATIENCE))
        .isEqualTo(new Fate("failed: no 2", true, true));
    assertThat(new Numbers(2).fateAfter(Step07b_OnlyCloseFreesTheProducer::breakAlone, PATIENCE))
        .isEqualTo(new Fate("failed: no 2", true, true));
  }

  @Test
  void a_producer_behind_the_break_does_not_fail_the_loop() throws Exception {
    assertThat(
            new Numbers(3)
                .fateAfter(Step07b_OnlyCloseFreesTheProducer::breakAndClose, PATIENCE)
                .loop())
        .isEqualTo("failed: no 3");
    assertThat(
            new Numbers(4)
                .fateAfter(Step07b_OnlyCloseFreesTheProducer::breakAndClose, PATIENCE)
                .loop())
        .isEqualTo("left at 3");
  }
}
