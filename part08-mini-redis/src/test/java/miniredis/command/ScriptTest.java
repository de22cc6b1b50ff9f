package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptTest {

  private final Script redis = new Script();

  @Test
  void a_reply_is_printed_as_redis_cli_prints_it() {
    assertThat(redis.send("SET a 1")).isEqualTo("OK");
    assertThat(redis.send("GET a")).isEqualTo("\"1\"");
    assertThat(redis.send("GET b")).isEqualTo("(nil)");
    assertThat(redis.send("DEL a b")).isEqualTo("(integer) 1");
    assertThat(redis.send("ECHO")).startsWith("(error) ERR wrong number of arguments");
    assertThat(redis.send("ECHO \"a \\\"\\x00\\n\"")).isEqualTo("\"a \\\"\\x00\\n\"");
  }

  @Test
  void what_is_nested_is_indented() {
    byte[] reply = Script.bytes("*2\r\n*2\r\n:1\r\n:2\r\n%1\r\n+a\r\n~0\r\n");
    assertThat(new Printed(reply).next())
        .isEqualTo(
            """
            1) 1) (integer) 1
               2) (integer) 2
            2) 1# a => (empty set)\
            """);
  }

  @Test
  void time_passes_when_the_test_says_so() {
    redis.send("SET a 1 EX 10");
    redis.pass(Duration.ofMillis(10_001));
    assertThat(redis.send("GET a")).isEqualTo("(nil)");
  }

  @Test
  void clients_have_databases_of_their_own() {
    TestClient other = redis.client();
    other.send("SELECT 1");
    other.send("SET a 1");
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 0");
  }
}
