package tasks;

import static java.lang.Thread.ofPlatform;
import static java.lang.Thread.ofVirtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tasks.Step02f_ASocketReadOutlivesAnInterrupt.Read;

class Step02f_ASocketReadOutlivesAnInterruptTest {

  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofMinutes(1); // more than any right answer needs

  static final List<Named<Supplier<Thread.Builder>>> BOTH =
      List.of(
          named("a platform thread", Thread::ofPlatform),
          named("a virtual thread", Thread::ofVirtual));

  @Test
  void on_a_platform_thread_the_read_goes_on_until_a_byte_comes() throws Exception {
    assertThat(Step02f_ASocketReadOutlivesAnInterrupt.interrupt(ofPlatform(), SHORT))
        .isEqualTo(new Read(true, "byte 42", false));
  }

  @Test
  void on_a_virtual_thread_it_ends_and_closes_the_socket() throws Exception {
    assertThat(Step02f_ASocketReadOutlivesAnInterrupt.interrupt(ofVirtual(), LONG))
        .isEqualTo(new Read(false, "java.net.SocketException: Closed by interrupt", true));
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void closing_the_socket_ends_it_on_any_thread(Supplier<Thread.Builder> threads) throws Exception {
    Read read = Step02f_ASocketReadOutlivesAnInterrupt.interruptAndClose(threads.get(), LONG);
    assertThat(read.wentOn()).isFalse();
    assertThat(read.closed()).isTrue();
    assertThat(read.end()).startsWith("java.net.SocketException: ");
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void a_channels_read_ends_and_closes_it_on_any_thread(Supplier<Thread.Builder> threads)
      throws Exception {
    assertThat(Step02f_ASocketReadOutlivesAnInterrupt.interruptAChannel(threads.get(), LONG))
        .isEqualTo(new Read(false, "java.nio.channels.ClosedByInterruptException", true));
  }
}
