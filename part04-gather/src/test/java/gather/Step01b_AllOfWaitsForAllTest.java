package gather;

import static org.assertj.core.api.Assertions.assertThat;

import gather.ways.Fate;
import gather.ways.Heard;
import gather.ways.Scenes;
import gather.ways.Way;
import org.junit.jupiter.api.Test;

class Step01b_AllOfWaitsForAllTest implements WayContract {

  @Override
  public Way way() {
    return Step01b_AllOfWaitsForAll::gather;
  }

  @Test
  void a_failure_is_heard_when_all_have_ended() throws Exception {
    WayContract.observe(
        new Scenes.Failure(Heard.AFTER_ALL, Fate.RAN_ON, Fate.RAN_ON),
        patience -> new Scenes(way(), patience).failure());
  }

  @Test
  void one_failed_and_one_pending_is_not_done() {
    assertThat(Step01b_AllOfWaitsForAll.allOfFailedAndPending()).isEqualTo("pending");
  }

  @Test
  void cancelling_it_cancels_none() {
    assertThat(Step01b_AllOfWaitsForAll.futureAfterCancellingAllOf()).isEqualTo("pending");
  }

  @Test
  void its_value_is_null() {
    assertThat(Step01b_AllOfWaitsForAll.valueOfAllOf()).isNull();
  }
}
