package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfoTest {

  private static final Pattern TITLE = Pattern.compile("# (\\w+)");

  private final Script redis = new Script();

  /// The text of INFO, with simple line ends.
  private String info(String sections) {
    return redis.send("INFO " + sections).replace("\\r\\n", "\n").replaceAll("^\"|\"$", "");
  }

  private List<String> titles(String sections) {
    return TITLE.matcher(info(sections)).results().map(result -> result.group(1)).toList();
  }

  /// The value behind a name.
  private String value(String section, String name) {
    return Pattern.compile("^" + Pattern.quote(name) + ":(.*)$", Pattern.MULTILINE)
        .matcher(info(section))
        .results()
        .map(result -> result.group(1))
        .findFirst()
        .orElse(null);
  }

  @Test
  void without_a_section_the_usual_ones_come_and_all_has_the_commands_as_well() {
    List<String> usual =
        List.of(
            "Server",
            "Clients",
            "Memory",
            "Persistence",
            "Stats",
            "Replication",
            "CPU",
            "Modules",
            "Errorstats",
            "Cluster",
            "Keyspace");
    assertThat(titles("")).isEqualTo(usual);
    assertThat(titles("Default")).isEqualTo(usual);
    assertThat(titles("nosuch default commandstats"))
        .hasSize(12)
        .containsAll(usual)
        .containsSubsequence("Modules", "Commandstats", "Errorstats");
    assertThat(titles("all"))
        .isEqualTo(titles("EVERYTHING"))
        .isEqualTo(titles("x commandstats default"));
  }

  @Test
  void sections_come_in_one_order_and_each_once() {
    assertThat(info("cluster MODULES nosuch cluster"))
        .isEqualTo("# Modules\n\n# Cluster\ncluster_enabled:0\n");
    assertThat(redis.send("INFO nosuch")).isEqualTo("\"\"");
    redis.send("HELLO 3");
    assertThat(redis.raw("INFO cluster"))
        .isEqualTo("=34\r\ntxt:# Cluster\r\ncluster_enabled:0\r\n\r\n");
  }

  @Test
  void a_database_with_keys_has_a_line() {
    assertThat(info("keyspace")).isEqualTo("# Keyspace\n");
    redis.sendAll("SET a 1", "SET b 1 PX 1000", "SET c 1 PX 3000", "SELECT 9", "SET d 1");
    assertThat(info("keyspace"))
        .isEqualTo(
            "# Keyspace\ndb0:keys=3,expires=2,avg_ttl=2000\ndb9:keys=1,expires=0,avg_ttl=0\n");
  }

  @Test
  void calls_refusals_and_failures_of_each_command_are_counted() {
    redis.sendAll("SET a 1", "SET a 2", "SET a", "LPUSH a x", "CONFIG GET timeout", "NOSUCH");
    assertThat(value("commandstats", "cmdstat_set"))
        .matches("calls=2,usec=\\d+,usec_per_call=\\d+\\.\\d\\d,rejected_calls=1,failed_calls=0");
    assertThat(value("commandstats", "cmdstat_lpush")).endsWith("rejected_calls=0,failed_calls=1");
    assertThat(value("commandstats", "cmdstat_config|get")).startsWith("calls=1,");
    assertThat(info("commandstats")).doesNotContain("cmdstat_get:").doesNotContain("nosuch");
  }

  @Test
  void errors_are_counted_by_their_first_word() {
    redis.sendAll("SET a 1", "LPUSH a x", "LPUSH a x", "NOSUCH", "GET", "INCR a", "EXEC");
    assertThat(info("errorstats"))
        .isEqualTo("# Errorstats\nerrorstat_ERR:count=3\nerrorstat_WRONGTYPE:count=2\n");
    assertThat(value("stats", "total_error_replies")).isEqualTo("5");
  }

  @Test
  void what_was_counted_is_counted_anew_after_config_resetstat() {
    redis.sendAll("NOSUCH", "SET a 1 PX 1");
    redis.pass(Duration.ofMillis(2));
    assertThat(redis.send("GET a")).isEqualTo("(nil)");
    assertThat(value("stats", "expired_keys")).isEqualTo("1");
    assertThat(redis.send("CONFIG RESETSTAT")).isEqualTo("OK");
    assertThat(info("errorstats")).isEqualTo("# Errorstats\n");
    assertThat(info("commandstats")).doesNotContain("cmdstat_set");
    assertThat(value("stats", "expired_keys")).isEqualTo("0");
    assertThat(value("stats", "total_error_replies")).isEqualTo("0");
  }

  @Test
  void the_server_tells_how_long_it_has_been_there() {
    redis.pass(Duration.ofHours(49));
    assertThat(value("server", "redis_version")).isEqualTo("7.0.15");
    assertThat(value("server", "uptime_in_seconds")).isEqualTo("176400");
    assertThat(value("server", "uptime_in_days")).isEqualTo("2");
    assertThat(value("server", "server_time_usec")).isEqualTo(redis.now() + "000");
    assertThat(value("server", "run_id")).matches("[0-9a-f]{40}");
  }

  @Test
  void clients_are_counted_and_those_that_wait() {
    TestClient other = redis.client();
    other.send("BLPOP list 0");
    assertThat(value("clients", "connected_clients")).isEqualTo("2");
    assertThat(value("clients", "blocked_clients")).isEqualTo("1");
    redis.send("RPUSH list a");
    assertThat(value("clients", "blocked_clients")).isEqualTo("0");
    other.close();
    assertThat(value("clients", "connected_clients")).isEqualTo("1");
  }

  @Test
  void channels_and_patterns_with_subscribers_are_counted() {
    redis.client().send("SUBSCRIBE a b");
    redis.client().send("SUBSCRIBE b");
    redis.client().send("PSUBSCRIBE n*");
    assertThat(value("stats", "pubsub_channels")).isEqualTo("2");
    assertThat(value("stats", "pubsub_patterns")).isEqualTo("1");
  }

  @Test
  void changes_that_no_disk_has_are_counted() {
    redis.sendAll("SET a 1", "GET a", "DEL a", "DEL a");
    assertThat(value("persistence", "rdb_changes_since_last_save")).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0B",
    "1023, 1023B",
    "1kb, 1.00K",
    "1536, 1.50K",
    "1023kb, 1023.00K",
    "100mb, 100.00M",
    "3gb, 3.00G",
    "1024gb, 1.00T",
    "2097152gb, 2.00P"
  })
  void a_number_of_bytes_is_shown_for_people_too(String bytes, String shown) {
    redis.send("CONFIG SET maxmemory " + bytes);
    assertThat(value("memory", "maxmemory_human")).isEqualTo(shown);
  }
}
