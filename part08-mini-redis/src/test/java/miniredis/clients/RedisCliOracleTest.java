package miniredis.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import miniredis.Oracle;
import miniredis.cli.Cli;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// redis-cli cannot tell the two servers apart: whatever it is asked to do, it prints the same.
@Tag("oracle")
final class RedisCliOracleTest {

  private static final Path PROGRAM = Path.of("/usr/bin/redis-cli");

  private Oracle real;
  private MiniRedis ours;

  @BeforeEach
  void start() throws IOException {
    real = Oracle.start();
    ours = MiniRedis.start();
  }

  @AfterEach
  void stop() {
    real.close();
    ours.close();
  }

  /// Runs redis-cli with these arguments and this input, and returns all that it prints, its errors
  /// too.
  private static String cli(int port, String input, String... args) throws Exception {
    var command = new ProcessBuilder(PROGRAM.toString(), "-p", Integer.toString(port));
    command.command().addAll(List.of(args));
    Process process = command.redirectErrorStream(true).start();
    var printed =
        CompletableFuture.supplyAsync(
            () -> process.inputReader().lines().collect(Collectors.joining("\n")),
            Thread::startVirtualThread);
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    return printed.get();
  }

  /// What it prints with our server, and it prints the same with the real one.
  private String sameOfBoth(String input, String... args) throws Exception {
    String printed = cli(ours.port(), input, args);
    assertThat(printed).isEqualTo(cli(real.port(), input, args));
    return printed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PING",
        "SET a 1",
        "SET a 1 NX GET",
        "NOSUCH a",
        "-n 3 SET a 1",
        "-n 99 PING",
        "-3 HELLO 9",
        "-r 3 INCR counter",
        "--raw LRANGE nothing 0 -1",
        "--no-raw GET nothing",
        "--csv MGET a b",
        "--json -3 CONFIG GET maxclients",
        "--user default --pass wrong PING",
        "-e INCR",
        "--quoted-input SET \"a\\x00b\" 1"
      })
  void one_command_is_answered(String line) throws Exception {
    sameOfBoth("", line.split(" "));
  }

  private static final List<String> SCRIPT =
      List.of(
          "SET tea 'a cup of \"green\"'",
          "GET tea",
          "RPUSH list a b c",
          "LRANGE list 0 -1",
          "HSET hash f 1 g 2",
          "HGETALL hash",
          "SADD set one",
          "SMEMBERS set",
          "ZADD zset 1.5 a 2 b",
          "ZRANGE zset 0 -1 WITHSCORES",
          "ZSCORE zset a",
          "MULTI",
          "INCR n",
          "INCR tea",
          "GET nothing",
          "EXEC",
          "GET",
          "TYPE tea",
          "SUBSTR tea 0 3",
          "EXISTS tea list nothing",
          "OBJECT ENCODING hash",
          "COMMAND COUNT extra",
          "CLIENT GETNAME",
          "SELECT 2",
          "DBSIZE");

  @ParameterizedTest
  @ValueSource(strings = {"-2", "-3", "--no-raw", "--csv", "--json -3"})
  void a_script_is_answered_line_by_line(String options) throws Exception {
    assertThat(sameOfBoth(String.join("\n", SCRIPT) + "\n", options.split(" "))).contains("green");
  }

  @Test
  void a_mass_of_requests_is_taken_in() throws Exception {
    String requests =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "*3\r\n$3\r\nSET\r\n$4\r\n%04d\r\n$1\r\nx\r\n".formatted(i))
            .collect(Collectors.joining());
    assertThat(sameOfBoth(requests + "*1\r\n$3\r\nGET\r\n", "--pipe"))
        .contains("errors: 1, replies: 5001");
    assertThat(sameOfBoth("", "DBSIZE")).isEqualTo("5000");
  }

  /// It asks COMMAND DOCS, which says in parts what a command takes, and puts them together.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "set",
        "getex",
        "lmove",
        "blmpop",
        "linsert",
        "lpos",
        "zadd",
        "zrange",
        "zunionstore",
        "sort",
        "sort_ro",
        "bitfield",
        "bitfield_ro",
        "client list",
        "client kill",
        "client reply",
        "quit",
        "zrangestore",
        "expire",
        "scan",
        "copy",
        "hset",
        "mset",
        "hello",
        "flushall",
        "object freq",
        "lcs"
      })
  void what_a_command_takes_is_told_in_the_same_words(String command) throws Exception {
    assertThat(syntax(ours.port(), command)).isEqualTo(syntax(real.port(), command));
  }

  /// The line above the summary.
  private static String syntax(int port, String command) throws Exception {
    String help = cli(port, "help " + command + "\n");
    return help.substring(0, help.indexOf("summary:"));
  }

  private void fill() throws IOException {
    for (int port : new int[] {real.port(), ours.port()}) {
      try (var cli = Cli.connect(port)) {
        for (int i = 0; i < 300; i++) {
          cli.ask("SET key:" + i + " x");
        }
        cli.ask("SETRANGE long 999 x");
        cli.ask("RPUSH list a b c");
        cli.ask("HSET hash f 1 g 2");
        cli.ask("SADD set a b c d");
        cli.ask("ZADD zset 1 a");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--scan", "--scan --pattern key:*", "--scan --pattern *t", "-n 1 --scan"})
  void a_scan_finds_the_same_keys(String options) throws Exception {
    fill();
    assertThat(sorted(cli(ours.port(), "", options.split(" "))))
        .isEqualTo(sorted(cli(real.port(), "", options.split(" "))));
  }

  /// The order in which keys are found is each server's own, and with it what was biggest so far.
  @ParameterizedTest
  @ValueSource(strings = {"--bigkeys", "--memkeys"})
  void the_biggest_keys_are_summed_up(String option) throws Exception {
    fill();
    String printed = cli(ours.port(), "", option);
    assertThat(printed).contains("Sampled 305 keys in the keyspace!");
    if (option.equals("--bigkeys")) {
      assertThat(summary(printed)).isEqualTo(summary(cli(real.port(), "", option)));
    }
  }

  /// Among equals the first that was found is the biggest.
  private static List<String> summary(String printed) {
    return sorted(printed.substring(printed.indexOf("-------- summary")));
  }

  private static List<String> sorted(String printed) {
    return printed.lines().sorted().toList();
  }

  @Test
  void the_line_of_figures_is_made_of_what_info_tells() throws Exception {
    fill();
    var command =
        new ProcessBuilder(
            PROGRAM.toString(), "-p", Integer.toString(ours.port()), "--stat", "-i", "0.01");
    Process process = command.start();
    try (var out = process.inputReader()) {
      assertThat(out.readLine()).startsWith("------- data ------");
      assertThat(out.readLine()).startsWith("keys       mem      clients blocked requests");
      assertThat(out.readLine()).matches("305 +[\\d.]+[KM] +1 +0 +\\d+ \\(\\+0\\) +\\d+ +");
      assertThat(out.readLine()).matches("305 +[\\d.]+[KM] +1 +0 +\\d+ \\(\\+1\\) +\\d+ +");
    } finally {
      process.destroy();
    }
  }

  @Test
  void a_subscription_is_shown_as_messages_come() throws Exception {
    var command = new ProcessBuilder(PROGRAM.toString(), "-p", Integer.toString(ours.port()));
    command.command().addAll(List.of("--csv", "SUBSCRIBE", "news"));
    Process process = command.start();
    try (var out = process.inputReader();
        var publisher = Cli.connect(ours.port())) {
      assertThat(out.readLine()).startsWith("Reading messages...");
      assertThat(out.readLine()).isEqualTo("\"subscribe\",\"news\",1");
      assertThat(publisher.ask("PUBLISH news rain")).isEqualTo("(integer) 1");
      assertThat(out.readLine()).isEqualTo("\"message\",\"news\",\"rain\"");
    } finally {
      process.destroy();
    }
  }
}
