package eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import eventloop.Step05b_OneThreadServesEverySocket.Echo;
import eventloop.loop.EchoServer;
import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Step05b_OneThreadServesEverySocketTest {

  private static final int TOO_MUCH_FOR_ALL_BUFFERS = 32 << 20;

  private HandmadeLoop loop;
  private EchoServer server;
  private Thread thread;

  @BeforeEach
  void start() throws IOException {
    loop = new HandmadeLoop();
    server = new EchoServer(0, loop);
    thread = Thread.ofPlatform().name("loop").start(loop::run);
  }

  @AfterEach
  void stop() throws Exception {
    loop.stop();
    thread.join();
    server.close();
    loop.close();
  }

  @Test
  void every_line_of_every_client_comes_back() throws Exception {
    assertThat(Step05b_OneThreadServesEverySocket.talk(50, 20, server.port())).isEqualTo(1000);
  }

  @Test
  void a_client_that_does_not_read_is_held_up_and_delays_no_others() throws Exception {
    assertThat(
            Step05b_OneThreadServesEverySocket.besideALazyClient(
                5, TOO_MUCH_FOR_ALL_BUFFERS, Duration.ofMillis(200), server.port()))
        .isEqualTo(new Echo(50, true, TOO_MUCH_FOR_ALL_BUFFERS));
  }
}
