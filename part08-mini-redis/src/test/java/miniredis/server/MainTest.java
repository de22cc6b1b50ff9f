package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import miniredis.cli.Cli;
import org.junit.jupiter.api.Test;

/// What a person sees who starts the server: each test is a process.
final class MainTest {

  private record Outcome(int code, List<String> out, List<String> errors) {}

  /// @param options of the server, and before them perhaps flags of the JVM, which begin with -D
  private static Process start(String... options) throws IOException {
    Map<Boolean, List<String>> isFlag =
        Stream.of(options).collect(Collectors.partitioningBy(option -> option.startsWith("-D")));
    var command =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    command.command().addAll(1, isFlag.get(true));
    command.command().addAll(isFlag.get(false));
    return command.start();
  }

  private static Outcome run(String... options) throws Exception {
    Process process = start(options);
    var errors =
        CompletableFuture.supplyAsync(
            () -> process.errorReader().lines().toList(), Thread::startVirtualThread);
    List<String> out = process.inputReader().lines().toList();
    return new Outcome(process.waitFor(), out, errors.get());
  }

  @Test
  void a_port_that_is_taken_is_told_in_one_line() throws Exception {
    try (var server = MiniRedis.start()) {
      String port = Integer.toString(server.port());
      Outcome outcome = run("--transport", "nio", "--port", port);
      assertThat(outcome.code).isEqualTo(2);
      assertThat(outcome.out).isEmpty();
      assertThat(outcome.errors)
          .containsExactly("mini-redis: port " + port + " cannot be used: Address already in use");
    }
  }

  @Test
  void a_transport_that_is_not_here_is_told_in_one_line() throws Exception {
    String refusal = "mini-redis: the transport epoll is not available here";
    assertThat(run("-Dio.netty.transport.noNative=true", "--transport", "epoll", "--port", "0"))
        .isEqualTo(new Outcome(2, List.of(), List.of(refusal)));
  }

  @Test
  void the_best_transport_that_is_here_is_told_by_its_name() throws Exception {
    Process process = start("-Dio.netty.transport.noNative=true", "--port", "0");
    try (var out = process.inputReader()) {
      String ready = out.readLine();
      assertThat(ready).contains("(nio)");
      try (var client = Cli.connect(Integer.parseInt(ready.replaceAll("\\D+(\\d+).*", "$1")))) {
        assertThat(client.ask("INFO server")).contains("multiplexing_api:nio\r\n");
      }
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void a_wrong_option_is_told_in_one_line() throws Exception {
    assertThat(run("--nosuch", "1"))
        .isEqualTo(new Outcome(2, List.of(), List.of("mini-redis: there is no option 'nosuch'")));
  }

  @Test
  void it_says_its_port_serves_and_ends_when_a_client_says_so() throws Exception {
    Process process = start("--transport", "nio", "--port", "0", "--requirepass", "secret");
    try (var out = process.inputReader()) {
      String ready = out.readLine();
      assertThat(ready).matches("mini-redis is ready on port \\d+ \\(nio\\); Ctrl-C stops it");
      try (var client = Cli.connect(Integer.parseInt(ready.replaceAll("\\D+(\\d+).*", "$1")))) {
        assertThat(client.ask("PING")).startsWith("(error) NOAUTH");
        assertThat(client.ask("AUTH secret")).isEqualTo("OK");
        client.send("SHUTDOWN");
      }
      Stream<String> rest = out.lines();
      assertThat(rest).containsExactly("mini-redis has stopped");
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
