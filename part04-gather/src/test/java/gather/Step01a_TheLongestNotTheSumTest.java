package gather;

import static org.assertj.core.api.Assertions.assertThat;

import gather.ways.Fate;
import gather.ways.Heard;
import gather.ways.Scenes;
import gather.ways.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class Step01a_TheLongestNotTheSumTest implements WayContract {

  @Override
  public Way way() {
    return Step01a_TheLongestNotTheSum::gather;
  }

  @Test
  void a_failure_is_heard_when_all_have_ended() throws Exception {
    WayContract.observe(
        new Scenes.Failure(Heard.AFTER_ALL, Fate.RAN_ON, Fate.RAN_ON),
        patience -> new Scenes(way(), patience).failure());
  }

  @Test
  void one_by_one_a_task_begins_when_the_one_before_has_ended() throws Exception {
    var events = new ArrayList<String>();
    Callable<Boolean> tea = () -> events.add("tea");
    Callable<Boolean> ham = () -> events.add("ham");
    assertThat(Step01a_TheLongestNotTheSum.oneByOne(List.of(tea, ham))).containsExactly(true, true);
    assertThat(events).containsExactly("tea", "ham");
  }
}
