package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step07a_TheUsualDumpHidesVirtualThreads.find;
import static tasks.Step07a_TheUsualDumpHidesVirtualThreads.hangAndLook;

import java.util.List;
import org.junit.jupiter.api.Test;

class Step07a_TheUsualDumpHidesVirtualThreadsTest {

  @Test
  void only_the_newer_dump_has_the_virtual_thread_and_where_it_hangs() throws Exception {
    var found = hangAndLook();
    assertThat(found.usual()).isEmpty();
    assertThat(found.newer()).hasSize(1);
    assertThat(found.newer().getFirst())
        .matches("fetch-3 at tasks\\.Step07a_\\w+\\.readReply\\(Step07a_\\w+\\.java:\\d+\\)");
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
        .containsExactly("fetch-3 at x.Client.readReply(Client.java:7)");
  }
}
