package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetOperationsTest {

  private static final String WRONG_TYPE =
      "(error) WRONGTYPE Operation against a key holding the wrong kind of value";

  private final Script redis = new Script();

  /// Integers come in their order, so that a reply can be compared.
  @BeforeEach
  void fill() {
    redis.send("SADD few 3 4");
    redis.send("SADD some 1 2 3 4");
    redis.send("SADD others 4 5");
    redis.send("SET x text");
  }

  /// The elements of a reply, with spaces between them.
  private String elements(String request) {
    return redis.send(request).replaceAll("(?m)^ *\\d+[)~] \"(.*)\"\n?", "$1 ").strip();
  }

  @ParameterizedTest
  @CsvSource({
    "INTER few, 3 4",
    "INTER some few, 3 4",
    "INTER some others few, 4",
    "INTER some none, (empty array)",
    "INTER none some, (empty array)",
    "UNION some, 1 2 3 4",
    "UNION some others, 1 2 3 4 5",
    "UNION none others none, 4 5",
    "UNION none, (empty array)",
    "DIFF some, 1 2 3 4",
    "DIFF some few, 1 2",
    "DIFF some none others, 1 2 3",
    "DIFF few some, (empty array)",
    "DIFF some some, (empty array)",
    "DIFF none some, (empty array)"
  })
  void sets_are_joined_and_the_result_can_be_kept(String operation, String members) {
    assertThat(elements("S" + operation)).isEqualTo(members);
    redis.send("SET d before EX 100");
    int count = members.startsWith("(") ? 0 : members.split(" ").length;
    assertThat(redis.send("S" + operation.replaceFirst(" ", "STORE d ")))
        .isEqualTo("(integer) " + count);
    assertThat(elements("SMEMBERS d")).isEqualTo(members);
    assertThat(redis.send("TTL d")).isEqualTo("(integer) " + (count == 0 ? -2 : -1));
  }

  @Test
  void members_that_are_no_integers_are_joined_as_well() {
    redis.send("SADD words a b 4");
    redis.send("SADD more b c 4 05");
    assertThat(elements("SINTER words more").split(" ")).containsExactlyInAnyOrder("b", "4");
    assertThat(elements("SUNION words others").split(" "))
        .containsExactlyInAnyOrder("a", "b", "4", "5");
    assertThat(elements("SDIFF words more")).isEqualTo("a");
    assertThat(elements("SINTER more others")).isEqualTo("4");
    assertThat(redis.send("SINTERCARD 2 words more")).isEqualTo("(integer) 2");
    assertThat(redis.send("SINTERCARD 2 words more LIMIT 1")).isEqualTo("(integer) 1");
  }

  @Test
  void a_set_may_be_replaced_by_what_is_made_of_it() {
    assertThat(redis.send("SUNIONSTORE few few others")).isEqualTo("(integer) 3");
    assertThat(elements("SMEMBERS few")).isEqualTo("3 4 5");
    assertThat(redis.send("SDIFFSTORE few few few")).isEqualTo("(integer) 0");
    assertThat(redis.send("EXISTS few")).isEqualTo("(integer) 0");
  }

  @ParameterizedTest
  @CsvSource({
    "1 some, 4",
    "2 some few, 2",
    "2 some few LIMIT 1, 1",
    "2 some few limit 0, 2",
    "2 some few LIMIT 100, 2",
    "2 some few LIMIT 1 LIMIT 2, 2",
    "2 some none, 0",
    "2 some some, 4"
  })
  void what_sets_have_in_common_is_counted_up_to_a_limit(String request, int count) {
    assertThat(redis.send("SINTERCARD " + request)).isEqualTo("(integer) " + count);
  }

  @ParameterizedTest
  @CsvSource({
    "0 some, numkeys should be greater than 0",
    "-1 some, numkeys should be greater than 0",
    "x some, numkeys should be greater than 0",
    "3 some few, Number of keys can't be greater than number of args",
    "9223372036854775807 some, Number of keys can't be greater than number of args",
    "1 some few, syntax error",
    "2 some few LIMIT, syntax error",
    "2 some few NOSUCH 1, syntax error",
    "2 some few LIMIT -1, LIMIT can't be negative",
    "2 some few LIMIT x, LIMIT can't be negative",
    "2 some x LIMIT x, LIMIT can't be negative"
  })
  void a_count_that_makes_no_sense_is_refused(String request, String error) {
    assertThat(redis.send("SINTERCARD " + request)).isEqualTo("(error) ERR " + error);
  }

  /// Even if the result is known before it is its turn.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SINTER none x",
        "SINTER x none",
        "SUNION some x",
        "SDIFF x some",
        "SDIFF none x",
        "SINTERCARD 2 none x",
        "SINTERSTORE few none x",
        "SUNIONSTORE few some x",
        "SDIFFSTORE few none x"
      })
  void a_key_of_another_type_is_refused_wherever_it_stands(String request) {
    assertThat(redis.send(request)).isEqualTo(WRONG_TYPE);
    assertThat(elements("SMEMBERS few")).isEqualTo("3 4");
  }

  @Test
  void in_resp3_the_result_is_a_set() {
    redis.send("HELLO 3");
    assertThat(redis.raw("SINTER some others")).isEqualTo("~1\r\n$1\r\n4\r\n");
    assertThat(redis.raw("SINTER some none")).isEqualTo("~0\r\n");
    assertThat(redis.raw("SUNION others")).isEqualTo("~2\r\n$1\r\n4\r\n$1\r\n5\r\n");
    assertThat(redis.raw("SDIFF others few")).isEqualTo("~1\r\n$1\r\n5\r\n");
  }

  @Test
  void a_result_that_is_kept_replaces_a_key_of_any_type_and_is_told() {
    assertThat(redis.events("SINTERSTORE x some few")).containsExactly("sinterstore x");
    assertThat(redis.events("SUNIONSTORE new some few"))
        .containsExactly("new new", "sunionstore new");
    assertThat(redis.events("SDIFFSTORE x some few")).containsExactly("sdiffstore x");
    assertThat(redis.events("SDIFFSTORE x some some")).containsExactly("del x");
    assertThat(redis.events("SINTERSTORE x some none")).isEmpty();
  }
}
