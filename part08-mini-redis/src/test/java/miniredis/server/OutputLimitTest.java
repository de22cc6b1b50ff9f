package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import miniredis.cli.Cli;
import miniredis.command.ClientLimits.Limit;
import org.junit.jupiter.api.Test;

/// `client-output-buffer-limit`: who reads too slowly is cut off.
final class OutputLimitTest {

  private static final int MEGABYTE = 1024 * 1024;
  private static final String MESSAGE = "PUBLISH news " + "x".repeat(60_000);

  @Test
  void more_than_the_hard_limit_is_too_much_at_once() {
    var limit = new OutputLimit();
    var hard = new Limit(100, 0, 0);
    assertThat(limit.isExceeded(hard, 100, 0)).isFalse();
    assertThat(limit.isExceeded(hard, 101, 0)).isTrue();
  }

  @Test
  void more_than_the_soft_limit_is_too_much_after_its_seconds() {
    var limit = new OutputLimit();
    var soft = new Limit(0, 100, 10);
    assertThat(limit.isExceeded(soft, 101, 5_000)).isFalse();
    assertThat(limit.isExceeded(soft, 101, 15_000)).isFalse();
    assertThat(limit.isExceeded(soft, 101, 15_001)).isTrue();
  }

  @Test
  void its_seconds_may_be_as_many_as_an_int_holds() {
    var limit = new OutputLimit();
    var soft = new Limit(0, 100, Integer.MAX_VALUE);
    assertThat(limit.isExceeded(soft, 101, 0)).isFalse();
    assertThat(limit.isExceeded(soft, 101, 2_147_483_647_000L)).isFalse();
    assertThat(limit.isExceeded(soft, 101, 2_147_483_647_001L)).isTrue();
  }

  @Test
  void who_falls_below_the_soft_limit_has_all_its_seconds_again() {
    var limit = new OutputLimit();
    var soft = new Limit(0, 100, 10);
    assertThat(limit.isExceeded(soft, 101, 5_000)).isFalse();
    assertThat(limit.isExceeded(soft, 100, 15_000)).isFalse();
    assertThat(limit.isExceeded(soft, 101, 20_000)).isFalse();
    assertThat(limit.isExceeded(soft, 101, 30_000)).isFalse();
    assertThat(limit.isExceeded(soft, 101, 30_001)).isTrue();
  }

  @Test
  void a_limit_of_0_is_none() {
    assertThat(new OutputLimit().isExceeded(new Limit(0, 0, 0), Long.MAX_VALUE, 0)).isFalse();
  }

  @Test
  void a_subscriber_over_the_soft_limit_goes_when_its_seconds_are_over() throws IOException {
    var clock = new MovedClock();
    try (var server = Servers.start(clock, "client-output-buffer-limit", "pubsub 0 1mb 10");
        var publisher = Cli.connect(server.port());
        var subscriber = Cli.connect(server.port())) {
      subscriber.ask("SUBSCRIBE news"); // and reads no more
      while (unsent(publisher, "pubsub") <= MEGABYTE) { // until all sockets between them are full
        assertThat(publisher.ask(MESSAGE)).isEqualTo("(integer) 1");
      }
      clock.move(10_000);
      assertThat(publisher.ask(MESSAGE)).isEqualTo("(integer) 1");
      assertThat(publisher.ask(MESSAGE)).isEqualTo("(integer) 1");
      clock.move(1);
      publisher.ask(MESSAGE); // this one finds it out
      assertThat(publisher.ask(MESSAGE)).isEqualTo("(integer) 0");
    }
  }

  @Test
  void the_seconds_of_the_soft_limit_pass_when_nothing_is_published_too() throws IOException {
    var clock = new MovedClock();
    try (var server = Servers.start(clock, "client-output-buffer-limit", "pubsub 0 1mb 10");
        var publisher = Cli.connect(server.port());
        var subscriber = Cli.connect(server.port())) {
      subscriber.ask("SUBSCRIBE news"); // and reads no more
      while (unsent(publisher, "pubsub") <= MEGABYTE) {
        publisher.ask(MESSAGE);
      }
      clock.move(10_001);
      while (!publisher.ask("PUBSUB NUMSUB news").equals("[\"news\", (integer) 0]")) {
        Thread.onSpinWait(); // the server looks by itself
      }
    }
  }

  @Test
  void other_clients_have_a_limit_when_one_is_set() throws IOException {
    try (var server = Servers.start("client-output-buffer-limit", "normal 1mb 0 0");
        var client = Cli.connect(server.port());
        var other = Cli.connect(server.port())) {
      other.ask("SET big " + "x".repeat(60_000));
      other.ask("SETRANGE big 900000 x");
      assertThat(client.ask("STRLEN big")).isEqualTo("(integer) 900001");
      assertThat(client.ask("GET big")).hasSize(900_003);
      other.ask("SETRANGE big 1100000 x");
      client.send("GET big");
      assertThatThrownBy(client::read).isInstanceOf(EOFException.class);
      assertThat(other.ask("PING")).isEqualTo("PONG");
    }
  }

  /// Both happen in one turn of the loop, so that the client is listed while it ends.
  @Test
  void a_client_that_is_just_being_cut_off_can_be_written_to_and_listed() throws IOException {
    try (var server = Servers.start();
        var killer = Cli.connect(server.port());
        var subscriber = Cli.connect(server.port())) {
      subscriber.ask("SUBSCRIBE news");
      killer.send("CLIENT KILL TYPE pubsub", "PUBLISH news rain", "CLIENT LIST", "PING");
      assertThat(killer.read()).isEqualTo("(integer) 1");
      killer.read();
      killer.read();
      assertThat(killer.read()).isEqualTo("PONG");
      assertThatThrownBy(subscriber::read).isInstanceOf(IOException.class);
    }
  }

  /// What the server holds for the client of this type.
  private static long unsent(Cli cli, String type) throws IOException {
    String line = cli.ask("CLIENT LIST TYPE " + type);
    return Long.parseLong(line.replaceFirst("(?s).* obl=(\\d+) .*", "$1"));
  }
}
