package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step07a_TheUsualDumpHidesVirtualThreads.find;
import static tasks.Step07a_TheUsualDumpHidesVirtualThreads.hangAndLook;

import java.util.List;
import org.junit.jupiter.api.Test;

class Step07a_TheUsualDumpHidesVirtualThreadsTest {

  private static final String FETCH_3 = "fetch-3 at readReply\\(Step07a_\\w+\\.java:\\d+\\)";

  @Test
  void only_the_newer_dump_has_the_virtual_thread_and_where_it_hangs() throws Exception {
    var found = hangAndLook(Thread.ofVirtual());
    assertThat(found.usual()).isEmpty();
    assertThat(found.newer()).singleElement().asString().matches(FETCH_3);
  }

  @Test
  void both_dumps_have_the_platform_thread() throws Exception {
    var found = hangAndLook(Thread.ofPlatform());
    assertThat(found.usual()).singleElement().asString().matches(FETCH_3);
    assertThat(found.newer()).isEqualTo(found.usual());
  }

  @Test
  void a_frame_belongs_to_the_thread_above_it() {
    assertThat(
            find(
                List.of(
                    "#1 \"main\" RUNNABLE",
                    "    at x.Main.main(Main.java:1)",
                    "",
                    "#31 \"fetch-3\" virtual WAITING",
                    "    at java.base/java.lang.VirtualThread.park(VirtualThread.java:738)",
                    "    at x.Client.readReply(Client.java:7)",
                    "",
                    "#32 \"fetch-4\" virtual WAITING",
                    "    at x.Client.other(Client.java:9)")))
        .containsExactly("fetch-3 at readReply(Client.java:7)");
  }
}
