package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetsTest {

  private static final String WRONG_TYPE =
      "(error) WRONGTYPE Operation against a key holding the wrong kind of value";

  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");

  private final Script redis = new Script();

  /// The strings in a reply.
  private static List<String> elements(String reply) {
    return STRING.matcher(reply).results().map(found -> found.group(1)).toList();
  }

  private List<String> members(String key) {
    return elements(redis.send("SMEMBERS " + key));
  }

  @Test
  void members_that_are_new_are_counted() {
    assertThat(redis.send("SADD s a b a")).isEqualTo("(integer) 2");
    assertThat(redis.send("SADD s b c")).isEqualTo("(integer) 1");
    assertThat(redis.send("SADD s a")).isEqualTo("(integer) 0");
    assertThat(redis.send("SCARD s")).isEqualTo("(integer) 3");
    assertThat(members("s")).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(redis.send("TYPE s")).isEqualTo("set");
  }

  @Test
  void integers_come_in_their_order_until_there_is_another_member() {
    redis.send("SADD s 3 -1 20");
    assertThat(members("s")).containsExactly("-1", "3", "20");
    assertThat(redis.send("OBJECT ENCODING s")).isEqualTo("\"intset\"");
    redis.send("SADD s 03");
    assertThat(members("s")).containsExactlyInAnyOrder("-1", "3", "20", "03");
    assertThat(redis.send("OBJECT ENCODING s")).isEqualTo("\"hashtable\"");
  }

  @Test
  void a_key_that_is_not_there_is_an_empty_set() {
    for (String request :
        new String[] {"SCARD none", "SISMEMBER none a", "SREM none a", "SMOVE none s a"}) {
      assertThat(redis.send(request)).isEqualTo("(integer) 0");
    }
    assertThat(redis.send("SMISMEMBER none a b")).isEqualTo("1) (integer) 0\n2) (integer) 0");
    for (String request : new String[] {"SMEMBERS none", "SPOP none 1", "SRANDMEMBER none 1"}) {
      assertThat(redis.send(request)).isEqualTo("(empty array)");
    }
    assertThat(redis.send("SPOP none")).isEqualTo("(nil)");
    assertThat(redis.send("SRANDMEMBER none")).isEqualTo("(nil)");
    assertThat(redis.send("SSCAN none 0")).isEqualTo("1) \"0\"\n2) (empty array)");
  }

  @Test
  void a_member_is_found() {
    redis.send("SADD s a 1");
    assertThat(redis.send("SISMEMBER s a")).isEqualTo("(integer) 1");
    assertThat(redis.send("SISMEMBER s 01")).isEqualTo("(integer) 0");
    assertThat(redis.send("SMISMEMBER s b 1 a b"))
        .isEqualTo("1) (integer) 0\n2) (integer) 1\n3) (integer) 1\n4) (integer) 0");
  }

  @Test
  void a_set_without_members_is_no_set() {
    redis.send("SADD s a b c");
    assertThat(redis.send("SREM s a none a")).isEqualTo("(integer) 1");
    assertThat(redis.send("SREM s b c")).isEqualTo("(integer) 2");
    assertThat(redis.send("EXISTS s")).isEqualTo("(integer) 0");
  }

  @Test
  void a_pop_takes_any_members_and_a_count_makes_it_an_array() {
    redis.send("SADD s a b c d");
    String one = redis.send("SPOP s");
    assertThat(one).isIn("\"a\"", "\"b\"", "\"c\"", "\"d\"");
    assertThat(redis.send("SISMEMBER s " + one)).isEqualTo("(integer) 0");
    assertThat(redis.send("SPOP s 0")).isEqualTo("(empty array)");
    List<String> two = elements(redis.send("SPOP s 2"));
    assertThat(two).doesNotHaveDuplicates().hasSize(2);
    assertThat(members("s")).hasSize(1).doesNotContainAnyElementsOf(two);
    assertThat(elements(redis.send("SPOP s 100"))).hasSize(1);
    assertThat(redis.send("EXISTS s")).isEqualTo("(integer) 0");
  }

  @Test
  void a_draw_takes_nothing_away() {
    redis.send("SADD s a b c");
    assertThat(redis.send("SRANDMEMBER s")).isIn("\"a\"", "\"b\"", "\"c\"");
    assertThat(elements(redis.send("SRANDMEMBER s 2"))).doesNotHaveDuplicates().hasSize(2);
    assertThat(elements(redis.send("SRANDMEMBER s 9223372036854775807")))
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(elements(redis.send("SRANDMEMBER s -20"))).hasSize(20).isSubsetOf("a", "b", "c");
    assertThat(redis.send("SRANDMEMBER s 0")).isEqualTo("(empty array)");
    assertThat(redis.send("SCARD s")).isEqualTo("(integer) 3");
  }

  @ParameterizedTest
  @CsvSource({
    "SPOP s -1, 'value is out of range, must be positive'",
    "SPOP s x, 'value is out of range, must be positive'",
    "SPOP none 9223372036854775808, 'value is out of range, must be positive'",
    "SPOP s 1 2, syntax error",
    "SRANDMEMBER s x, value is not an integer or out of range",
    "SRANDMEMBER none 1.5, value is not an integer or out of range",
    "SRANDMEMBER s 1 2, syntax error",
    "SSCAN s x, invalid cursor",
    "SSCAN s 0 COUNT 0, syntax error"
  })
  void a_request_that_makes_no_sense_is_refused(String request, String error) {
    redis.send("SADD s a");
    assertThat(redis.send(request)).isEqualTo("(error) ERR " + error);
  }

  @Test
  void a_member_moves_to_another_set_that_may_be_new() {
    redis.send("SADD s a b");
    redis.send("SADD t b");
    assertThat(redis.send("SMOVE s t none")).isEqualTo("(integer) 0");
    assertThat(redis.send("SMOVE s t b")).isEqualTo("(integer) 1");
    assertThat(redis.send("SMOVE s new a")).isEqualTo("(integer) 1");
    assertThat(redis.send("EXISTS s")).isEqualTo("(integer) 0");
    assertThat(members("t")).containsExactly("b");
    assertThat(members("new")).containsExactly("a");
  }

  @Test
  void a_member_that_moves_to_its_own_set_stays() {
    redis.send("SADD s a");
    assertThat(redis.events("SMOVE s s a")).isEmpty();
    assertThat(redis.send("SMOVE s s a")).isEqualTo("(integer) 1");
    assertThat(redis.send("SMOVE s s none")).isEqualTo("(integer) 0");
    assertThat(members("s")).containsExactly("a");
  }

  @Test
  void in_resp3_all_members_are_a_set_and_drawn_ones_are_an_array() {
    redis.send("SADD s a");
    redis.send("HELLO 3");
    assertThat(redis.raw("SMEMBERS s")).isEqualTo("~1\r\n$1\r\na\r\n");
    assertThat(redis.raw("SRANDMEMBER s 1")).isEqualTo("*1\r\n$1\r\na\r\n");
    assertThat(redis.raw("SPOP s 1")).isEqualTo("~1\r\n$1\r\na\r\n");
    assertThat(redis.raw("SPOP s 1")).isEqualTo("~0\r\n");
    assertThat(redis.raw("SPOP s")).isEqualTo("_\r\n");
    assertThat(redis.raw("SISMEMBER s a")).isEqualTo(":0\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SADD x a",
        "SREM x a",
        "SISMEMBER x a",
        "SMISMEMBER x a",
        "SCARD x",
        "SMEMBERS x",
        "SPOP x",
        "SPOP x 0",
        "SRANDMEMBER x",
        "SRANDMEMBER x 0",
        "SMOVE x s a",
        "SMOVE s x none",
        "SMOVE x x a",
        "SSCAN x 0"
      })
  void a_key_of_another_type_is_refused_and_unchanged(String request) {
    redis.send("SADD s a");
    redis.send("SET x text");
    assertThat(redis.send(request)).isEqualTo(WRONG_TYPE);
    assertThat(redis.send("GET x")).isEqualTo("\"text\"");
    assertThat(members("s")).containsExactly("a");
  }

  @Test
  void every_change_is_told() {
    assertThat(redis.events("SADD s a b c d")).containsExactly("new s", "sadd s");
    assertThat(redis.events("SADD s a")).isEmpty();
    assertThat(redis.events("SREM s none")).isEmpty();
    assertThat(redis.events("SREM s a")).containsExactly("srem s");
    assertThat(redis.events("SPOP s 0")).isEmpty();
    assertThat(redis.events("SPOP s")).containsExactly("spop s");
    assertThat(redis.events("SPOP s 2")).containsExactly("spop s", "del s");
    redis.send("SADD s a");
    assertThat(redis.events("SMOVE s t a")).containsExactly("srem s", "del s", "new t", "sadd t");
    redis.send("SADD s a b");
    assertThat(redis.events("SMOVE s t a")).containsExactly("srem s");
    assertThat(redis.events("SREM s b")).containsExactly("srem s", "del s");
  }
}
