package executors;

import static executors.Step06c_AFileReadKeepsItsCarrier.newcomer;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step06c_AFileReadKeepsItsCarrier.Seen;
import executors.slow.SlowReads;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class Step06c_AFileReadKeepsItsCarrierTest {
  private static final int CARRIERS = Runtime.getRuntime().availableProcessors();
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void a_file_for_each_carrier_lets_no_other_virtual_thread_begin() throws Exception {
    try (var virtual = Executors.newVirtualThreadPerTaskExecutor();
        var files = SlowReads.files(CARRIERS)) {
      assertThat(newcomer(virtual, files, SHORT)).isEqualTo(new Seen(false, CARRIERS));
    }
  }

  @Test
  void one_file_less_leaves_a_carrier_free() throws Exception {
    try (var virtual = Executors.newVirtualThreadPerTaskExecutor();
        var files = SlowReads.files(CARRIERS - 1)) {
      assertThat(newcomer(virtual, files, LONG)).isEqualTo(new Seen(true, CARRIERS - 1));
    }
  }

  @Test
  void on_platform_threads_files_take_no_carrier() throws Exception {
    try (var platform = Executors.newCachedThreadPool();
        var files = SlowReads.files(CARRIERS)) {
      assertThat(newcomer(platform, files, LONG)).isEqualTo(new Seen(true, CARRIERS));
    }
  }

  @Test
  void a_thread_that_waits_for_a_socket_leaves_its_carrier() throws Exception {
    try (var virtual = Executors.newVirtualThreadPerTaskExecutor();
        var sockets = SlowReads.sockets(CARRIERS + 1)) {
      assertThat(newcomer(virtual, sockets, LONG)).isEqualTo(new Seen(true, CARRIERS + 1));
    }
  }

  @Test
  void it_says_in_words_what_it_has_seen() {
    assertThat(new Seen(true, 1)).hasToString("it begins at once");
    assertThat(new Seen(false, 1)).hasToString("it begins when they have read");
  }
}
