package gather;

import static org.assertj.core.api.Assertions.assertThat;

import gather.ways.Fate;
import gather.ways.Heard;
import gather.ways.Scenes;
import gather.ways.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

class Step01d_TheFirstFailureStopsTheRestTest implements WayContract {

  @Override
  public Way way() {
    return Step01d_TheFirstFailureStopsTheRest::gather;
  }

  @Test
  void a_failure_interrupts_all_others_at_once() throws Exception {
    WayContract.observe(
        new Scenes.Failure(Heard.AT_ONCE, Fate.INTERRUPTED, Fate.INTERRUPTED),
        patience -> new Scenes(way(), patience).failure());
  }

  @Test
  void its_threads_are_the_cooks() throws Exception {
    assertThat(way().gather(List.of(() -> Thread.currentThread().getName())))
        .containsExactly("cook-1");
  }
}
