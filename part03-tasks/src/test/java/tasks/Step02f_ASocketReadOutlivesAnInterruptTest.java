package tasks;

import static java.lang.Thread.ofPlatform;
import static java.lang.Thread.ofVirtual;
import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step02f_ASocketReadOutlivesAnInterrupt.INTERRUPT;
import static tasks.Step02f_ASocketReadOutlivesAnInterrupt.INTERRUPT_AND_CLOSE;
import static tasks.Step02f_ASocketReadOutlivesAnInterrupt.read;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tasks.Step02f_ASocketReadOutlivesAnInterrupt.Read;

class Step02f_ASocketReadOutlivesAnInterruptTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(1); // more than any right answer needs

  @Test
  void on_a_platform_thread_the_read_goes_on_until_a_byte_comes() throws Exception {
    assertThat(read(ofPlatform().factory(), INTERRUPT, SHORT))
        .isEqualTo(new Read(true, "byte 42", false));
  }

  @Test
  void on_a_virtual_thread_it_ends_and_closes_the_socket() throws Exception {
    assertThat(read(ofVirtual().factory(), INTERRUPT, LONG))
        .isEqualTo(new Read(false, "Closed by interrupt", true));
  }

  @Test
  void closing_the_socket_ends_it_on_a_platform_thread() throws Exception {
    assertThat(read(ofPlatform().factory(), INTERRUPT_AND_CLOSE, LONG))
        .isEqualTo(new Read(false, "Socket closed", true));
  }
}
