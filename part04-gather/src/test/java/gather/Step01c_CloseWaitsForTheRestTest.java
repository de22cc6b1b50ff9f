package gather;

import gather.ways.Fate;
import gather.ways.Heard;
import gather.ways.Scenes;
import gather.ways.Way;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class Step01c_CloseWaitsForTheRestTest implements WayContract {

  @Override
  public Way way() {
    return Step01c_CloseWaitsForTheRest::gather;
  }

  @Test
  void a_failure_is_heard_when_close_has_waited_for_all() throws Exception {
    WayContract.observe(
        new Scenes.Failure(Heard.AFTER_ALL, Fate.RAN_ON, Fate.RAN_ON),
        patience -> new Scenes(way(), patience).failure());
  }

  @Nested
  class Repaired implements WayContract {

    @Override
    public Way way() {
      return Step01c_CloseWaitsForTheRest::gatherOrStop;
    }

    @Test
    void shutdownNow_interrupts_those_behind_the_one_that_failed() throws Exception {
      WayContract.observe(
          new Scenes.Failure(Heard.AFTER_THOSE_BEFORE, Fate.RAN_ON, Fate.INTERRUPTED),
          patience -> new Scenes(way(), patience).failure());
    }

    @Test
    void shutdownNow_interrupts_the_tasks_of_a_caller_that_is_interrupted() throws Exception {
      WayContract.observe(
          new Scenes.Interrupt(Fate.INTERRUPTED, "InterruptedException"),
          patience -> new Scenes(way(), patience).interrupt());
    }
  }
}
