package miniredis.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import miniredis.Oracle;
import miniredis.resp.Bytes;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What differs from Redis on purpose is a short list, stands in the README, and does differ.
@Tag("oracle")
final class OnPurposeTest {

  private static Oracle redis;
  private static MiniRedis ours;

  @BeforeAll
  static void start() throws IOException {
    redis = Oracle.start("--enable-debug-command", "yes");
    ours = Differential.ours();
    for (int port : new int[] {redis.port(), ours.port()}) {
      try (var client = new RespClient(port)) {
        client.ask("set", "tea", "green");
        List<List<String>> requests = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
          requests.add(List.of("sadd", "numbers", "a" + i));
          requests.add(List.of("hset", "hash", "a" + i, "1"));
          requests.add(List.of("set", "a" + i, "1"));
        }
        client.ask(requests);
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    redis.close();
    ours.close();
  }

  @Test
  void there_are_at_most_twenty() {
    assertThat(OnPurpose.values().length).isLessThanOrEqualTo(20);
  }

  @ParameterizedTest
  @EnumSource
  void the_readme_says_so(OnPurpose rule) throws IOException {
    assertThat(Files.readString(Path.of("README.md")).replaceAll("\\s+", " "))
        .contains(rule.sentence);
  }

  static Stream<String> requests() {
    return Arrays.stream(OnPurpose.values()).flatMap(rule -> rule.requests.stream());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void the_replies_differ(String request) throws IOException {
    String[] words = request.split(" ", -1);
    try (var theirs = new RespClient(redis.port());
        var own = new RespClient(ours.port())) {
      assertThat(own.ask(words).equals(theirs.ask(words))).as("the same").isFalse();
    }
  }

  /// As members of a set, that is: the same ones, in whichever order.
  @Test
  void what_comes_in_another_order_is_the_same() throws IOException {
    try (var theirs = new RespClient(redis.port());
        var own = new RespClient(ours.port())) {
      for (String request : OnPurpose.ORDER.requests) {
        String[] words = request.split(" ", -1);
        boolean same = own.ask(words).sorted(1).equals(theirs.ask(words).sorted(1));
        assertThat(same).as(request).isTrue(); // not the replies: they are long
      }
    }
  }

  @Test
  void a_key_that_was_not_found_is_not_notified() throws IOException {
    assertThat(messages(redis.port())).contains("keymiss");
    assertThat(messages(ours.port())).doesNotContain("keymiss");
  }

  private static String messages(int port) throws IOException {
    try (var control = new RespClient(port);
        var crowd = new Crowd(control, port, false)) {
      control.ask("config", "set", "notify-keyspace-events", "Em");
      crowd.send(0, List.of("psubscribe", "*"));
      return crowd.send(1, List.of("get", "nothing")).getFirst();
    }
  }

  @Test
  void a_notification_never_stands_within_a_reply() throws IOException {
    assertThat(popAndHear(redis.port())).startsWith("*2\r\n$2\r\nz1\r\n*1\r\n>");
    assertThat(popAndHear(ours.port())).startsWith(">").endsWith("*2\r\n$1\r\na\r\n,1\r\n");
  }

  private static String popAndHear(int port) throws IOException {
    try (var control = new RespClient(port);
        var crowd = new Crowd(control, port, true)) {
      control.ask("config", "set", "notify-keyspace-events", "Ez");
      int last = Crowd.SIZE - 1;
      crowd.send(last, List.of("psubscribe", "*"));
      crowd.send(0, List.of("zadd", "z1", "1", "a", "2", "b"));
      return crowd.send(last, List.of("zmpop", "1", "z1", "min")).get(last);
    }
  }

  @Test
  void quit_closes_though_no_reply_is_wanted() throws Exception {
    try (var control = new RespClient(redis.port());
        var crowd = new Crowd(control, redis.port(), false)) {
      crowd.send(0, List.of("client", "reply", "off"));
      crowd.send(0, List.of("quit"));
      assertThat(control.ask("client", "list").text()).contains("cmd=quit");
    }
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), ours.port())) {
      socket.getOutputStream().write(Bytes.of("CLIENT REPLY OFF\r\nQUIT\r\n"));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void a_pause_stops_no_expiry() throws IOException {
    assertThat(keysMoreAfterTheirTime(redis.port())).isEqualTo(1);
    assertThat(keysMoreAfterTheirTime(ours.port())).isZero();
  }

  private static int keysMoreAfterTheirTime(int port) throws IOException {
    try (var client = new RespClient(port)) {
      int before = number(client.ask("dbsize"));
      client.ask(
          List.of(
              List.of("set", "short", "1", "px", "500"),
              List.of("client", "pause", "600000", "write")));
      while (!client.ask("get", "short").text().equals("-1")) {
        Thread.onSpinWait();
      }
      int more = number(client.ask("dbsize")) - before;
      client.ask("client", "unpause");
      return more;
    }
  }

  private static int number(Answer answer) {
    return Integer.parseInt(answer.text());
  }

  @Test
  void who_waits_for_replicas_waits_for_none() throws IOException {
    try (var control = new RespClient(redis.port());
        var crowd = new Crowd(control, redis.port(), false)) {
      crowd.send(0, List.of("wait", "1", "0"));
      assertThat(control.ask("client", "list").text()).contains("cmd=wait");
    }
    try (var own = new RespClient(ours.port())) {
      assertThat(own.ask("wait", "1", "0").text()).isEqualTo("0");
    }
  }

  @Test
  void no_other_address_of_this_machine_is_listened_to() throws IOException {
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : each.inetAddresses().toList()) {
        if (!address.isLoopbackAddress()) {
          assertThat(isOpen(address)).as(address.toString()).isFalse();
        }
      }
    }
  }

  private static boolean isOpen(InetAddress address) {
    try (var _ = new Socket(address, ours.port())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
