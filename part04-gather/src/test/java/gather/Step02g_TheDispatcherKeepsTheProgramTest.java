package gather;

import static gather.Step02g_TheDispatcherKeepsTheProgram.end;
import static org.assertj.core.api.Assertions.assertThat;

import gather.Step02g_TheDispatcherKeepsTheProgram.Program;
import httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Step02g_TheDispatcherKeepsTheProgramTest {

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void an_idle_thread_stays_for_a_minute() {
    assertThat(Step02g_TheDispatcherKeepsTheProgram.keepAliveSeconds()).isEqualTo(60);
  }

  @Test
  void and_keeps_the_program_meanwhile() throws Exception {
    assertThat(end(Program.ENQUEUE, server.url("/count"), Duration.ofMillis(200)))
        .isEqualTo("main returns, and the program does not end");
  }

  @ParameterizedTest
  @EnumSource(names = {"EXECUTE", "ENQUEUE_AND_SHUT_DOWN"})
  void a_program_without_such_a_thread_ends(Program program) throws Exception {
    assertThat(end(program, server.url("/count"), Duration.ofSeconds(20))) // 60 would be the thread
        .isEqualTo("main returns, and the program ends");
  }
}
