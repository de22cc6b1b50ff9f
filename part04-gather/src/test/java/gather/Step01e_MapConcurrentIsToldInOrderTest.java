package gather;

import gather.ways.Fate;
import gather.ways.Heard;
import gather.ways.Scenes;
import gather.ways.Way;
import org.junit.jupiter.api.Test;

class Step01e_MapConcurrentIsToldInOrderTest implements WayContract {

  @Override
  public Way way() {
    return Step01e_MapConcurrentIsToldInOrder::gather;
  }

  @Test
  void a_failure_is_heard_when_those_before_it_have_ended() throws Exception {
    WayContract.observe(
        new Scenes.Failure(Heard.AFTER_THOSE_BEFORE, Fate.RAN_ON, Fate.INTERRUPTED),
        patience -> new Scenes(way(), patience).failure());
  }

  @Test
  void a_caller_that_is_interrupted_gets_its_results_and_finds_its_flag_set() throws Exception {
    WayContract.observe(
        new Scenes.Interrupt(Fate.RAN_ON, "results, flag set"),
        patience -> new Scenes(way(), patience).interrupt());
  }
}
