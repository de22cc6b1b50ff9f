package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {

  private final Script redis = new Script();

  private static String pair(String name, String value) {
    return "1) \"%s\"\n2) \"%s\"".formatted(name, value);
  }

  private static String failed(String name, String reason) {
    return "(error) ERR CONFIG SET failed (possibly related to argument '%s') - %s"
        .formatted(name, reason);
  }

  @Test
  void a_setting_is_given_by_its_name_or_by_a_pattern() {
    assertThat(redis.send("CONFIG GET maxclients")).isEqualTo(pair("maxclients", "10000"));
    assertThat(redis.send("CONFIG GET *CLIENTS")).contains(pair("maxclients", "10000"));
    assertThat(redis.send("CONFIG GET m?xclients maxclients m[a-c]xclients"))
        .isEqualTo(pair("maxclients", "10000"));
    assertThat(redis.send("CONFIG GET nosuch nosuch*")).isEqualTo("(empty array)");
    redis.send("HELLO 3");
    assertThat(redis.raw("CONFIG GET timeout")).isEqualTo("%1\r\n$7\r\ntimeout\r\n$1\r\n0\r\n");
  }

  @Test
  void a_name_without_a_pattern_is_shown_as_it_was_asked_for() {
    assertThat(redis.send("CONFIG GET MaxClients")).isEqualTo(pair("MaxClients", "10000"));
    assertThat(redis.send("CONFIG GET MAXCLIENTS maxclients"))
        .isEqualTo(pair("MAXCLIENTS", "10000"));
    assertThat(redis.send("CONFIG GET MAXC*S MaxClients")).isEqualTo(pair("maxclients", "10000"));
  }

  @Test
  void an_older_name_is_the_same_setting() {
    redis.send("CONFIG SET hash-max-ziplist-entries 7");
    assertThat(redis.send("CONFIG GET hash-max-listpack-entries"))
        .isEqualTo(pair("hash-max-listpack-entries", "7"));
    assertThat(redis.send("CONFIG GET hash-max-ziplist-entries"))
        .isEqualTo(pair("hash-max-ziplist-entries", "7"));
    assertThat(redis.send("CONFIG GET hash-max-*-entries"))
        .contains("hash-max-listpack-entries", "hash-max-ziplist-entries");
  }

  @ParameterizedTest
  @CsvSource({
    "save, \"900 1 +300 010\", 900 1 300 10",
    "save, \"\", \"\"",
    "maxmemory, \"\", 0",
    "maxmemory, kb, 0",
    "maxmemory, 1kb, 1024"
  })
  void a_value_is_kept_in_one_form(String name, String value, String kept) {
    assertThat(redis.send("CONFIG SET %s %s".formatted(name, value))).isEqualTo("OK");
    assertThat(redis.config().get(name)).isEqualTo(kept.replace("\"\"", ""));
  }

  @Test
  void several_are_set_at_once_or_none_is() {
    assertThat(redis.send("CONFIG SET timeout 5 HZ 20")).isEqualTo("OK");
    assertThat(redis.send("CONFIG SET timeout 6 hz x"))
        .isEqualTo(failed("hz", "argument couldn't be parsed into an integer"));
    assertThat(redis.send("CONFIG SET timeout 7 nosuch 1")).startsWith("(error)");
    assertThat(redis.send("CONFIG SET timeout 8 databases 2")).startsWith("(error)");
    assertThat(redis.config().get("timeout")).isEqualTo("5");
    assertThat(redis.config().get("hz")).isEqualTo("20");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timeout -1          | timeout | argument must be between 0 and 2147483647 inclusive
          TIMEOUT 2147483648  | timeout | argument must be between 0 and 2147483647 inclusive
          timeout 1.5         | timeout | argument couldn't be parsed into an integer
          timeout ""          | timeout | argument couldn't be parsed into an integer
          timeout +1          | timeout | argument couldn't be parsed into an integer
          timeout 01          | timeout | argument couldn't be parsed into an integer
          timeout -0          | timeout | argument couldn't be parsed into an integer
          maxclients 0        | maxclients | argument must be between 1 and 4294967295 inclusive
          slowlog-max-len -1  | slowlog-max-len | argument must be between 0 and 9223372036854775807 inclusive
          activerehashing 1   | activerehashing | argument must be 'yes' or 'no'
          slave-read-only x   | slave-read-only | argument must be 'yes' or 'no'
          maxmemory -1        | maxmemory | argument must be a memory value
          maxmemory 1tb       | maxmemory | argument must be a memory value
          maxmemory 1.5gb     | maxmemory | argument must be a memory value
          save x              | save | Invalid save parameters
          save 900            | save | Invalid save parameters
          save "0 1"          | save | Invalid save parameters
          save "900  1"       | save | Invalid save parameters
          save "900 1 300"    | save | Invalid save parameters
          proto-max-bulk-len 1 | proto-max-bulk-len | argument must be between 1048576 and 9223372036854775807 inclusive
          appendfsync often   | appendfsync | argument(s) must be one of the following: everysec, always, no
          loglevel nothing    | loglevel | argument(s) must be one of the following: debug, verbose, notice, warning
          notify-keyspace-events q | notify-keyspace-events | Invalid event class character. Use 'Ag$lshzxeKEtmdn'.
          timeout 1 TimeOut 2 | TimeOut | duplicate parameter
          Databases 2         | Databases | can't set immutable config
          daemonize yes       | daemonize | can't set immutable config
          Dir /tmp            | Dir | can't set protected config
          dbfilename x        | dbfilename | can't set protected config
          """)
  void a_value_that_a_setting_may_not_have_is_refused(String change, String name, String reason) {
    assertThat(redis.send("CONFIG SET " + change)).isEqualTo(failed(name, reason));
  }

  @Test
  void a_request_that_makes_no_sense_is_refused() {
    assertThat(redis.send("CONFIG SET NoSuch 1"))
        .isEqualTo("(error) ERR Unknown option or number of arguments for CONFIG SET - 'NoSuch'");
    assertThat(redis.send("CONFIG SET timeout 1 hz")).isEqualTo("(error) ERR syntax error");
    assertThat(redis.send("CONFIG SET timeout"))
        .isEqualTo("(error) ERR wrong number of arguments for 'config|set' command");
    assertThat(redis.send("CONFIG GET"))
        .isEqualTo("(error) ERR wrong number of arguments for 'config|get' command");
    assertThat(redis.send("CONFIG NoSuch"))
        .isEqualTo("(error) ERR unknown subcommand 'NoSuch'. Try CONFIG HELP.");
    assertThat(redis.send("CONFIG REWRITE"))
        .isEqualTo("(error) ERR The server is running without a config file");
  }

  @ParameterizedTest
  @CsvSource({
    "maxmemory, 100, 100",
    "maxmemory, 10B, 10",
    "maxmemory, 1k, 1000",
    "maxmemory, 1Kb, 1024",
    "maxmemory, 3m, 3000000",
    "maxmemory, 3mb, 3145728",
    "maxmemory, 2g, 2000000000",
    "maxmemory, 2GB, 2147483648",
    "activerehashing, NO, no",
    "maxmemory-policy, AllKeys-LRU, allkeys-lru",
    "hz, 0, 1",
    "hz, 1000, 500",
    "notify-keyspace-events, nKxE$, $xnKE",
    "notify-keyspace-events, mnE, nEm",
    "notify-keyspace-events, g$lshzxetdKE, AKE",
    "notify-keyspace-events, KEA, AKE"
  })
  void a_value_is_shown_in_one_form_however_it_was_set(String name, String value, String shown) {
    assertThat(redis.send("CONFIG SET " + name + " " + value)).isEqualTo("OK");
    assertThat(redis.send("CONFIG GET " + name)).isEqualTo(pair(name, shown));
  }

  @Test
  void what_may_be_unsent_is_set_for_some_kinds_of_clients_and_stays_for_the_others() {
    String name = "client-output-buffer-limit";
    redis.send("CONFIG SET " + name + " \"pubsub 1mb 2k 3 Replica 4 5 6\"");
    String after = "normal 0 0 0 slave 4 5 6 pubsub 1048576 2000 3";
    assertThat(redis.send("CONFIG GET " + name)).isEqualTo(pair(name, after));
    assertThat(redis.send("CONFIG SET " + name + " \"\"")).isEqualTo("OK");
    assertThat(redis.send("CONFIG SET " + name + " \"normal 1 2\""))
        .isEqualTo(failed(name, "Wrong number of arguments in buffer limit configuration."));
    assertThat(redis.send("CONFIG SET " + name + " \"nosuch 1 2 3\""))
        .isEqualTo(failed(name, "Invalid client class specified in buffer limit configuration."));
    for (String wrong :
        new String[] {
          "normal x 2 3", "normal 1 2 -3", "normal 1 2 2147483648", "normal 1 2 9223372036854775808"
        }) {
      assertThat(redis.send("CONFIG SET " + name + " \"" + wrong + "\""))
          .isEqualTo(
              failed(
                  name,
                  "Error in hard, soft or soft_seconds setting in buffer limit configuration."));
    }
    assertThat(redis.send("CONFIG GET " + name)).isEqualTo(pair(name, after));
  }

  @Test
  void a_setting_acts_from_then_on() {
    redis.send("HSET before a 1 b 2");
    redis.send("CONFIG SET hash-max-listpack-entries 1");
    redis.send("HSET after a 1 b 2");
    assertThat(redis.send("OBJECT ENCODING before")).isEqualTo("\"listpack\"");
    assertThat(redis.send("OBJECT ENCODING after")).isEqualTo("\"hashtable\"");
    redis.send("CONFIG SET requirepass secret");
    assertThat(redis.send("PING")).isEqualTo("PONG"); // who is in stays in
    assertThat(redis.client().send("PING")).isEqualTo("(error) NOAUTH Authentication required.");
    redis.send("CONFIG SET requirepass \"\"");
  }

  @Test
  void a_command_line_may_set_what_a_client_may_not() {
    var config = new Config();
    config.set("databases", "2");
    config.set("dir", "/tmp");
    assertThat(config.get("databases")).isEqualTo("2");
    assertThat(config.get("dir")).isEqualTo("/tmp");
    assertThat(config.get("nosuch")).isNull();
    assertThatThrownBy(() -> config.set("hz", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'hz x': argument couldn't be parsed into an integer");
    assertThatThrownBy(() -> config.set("nosuch", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no option 'nosuch'");
  }
}
