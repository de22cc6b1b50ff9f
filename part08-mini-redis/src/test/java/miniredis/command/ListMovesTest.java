package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListMovesTest {

  private static final String WRONG_TYPE =
      "(error) WRONGTYPE Operation against a key holding the wrong kind of value";

  private final Script redis = new Script();

  private String list(String key) {
    return redis
        .send("LRANGE " + key + " 0 -1")
        .replaceAll("(?m)^\\d+\\) \"(.*)\"\n?", "$1 ")
        .strip();
  }

  @ParameterizedTest
  @CsvSource({
    "LEFT LEFT, a, b c, a x y",
    "LEFT RIGHT, a, b c, x y a",
    "right left, c, a b, c x y",
    "RIGHT RIGHT, c, a b, x y c"
  })
  void an_element_moves_from_an_end_to_an_end(String ends, String moved, String from, String to) {
    redis.send("RPUSH from a b c");
    redis.send("RPUSH to x y");
    assertThat(redis.send("LMOVE from to " + ends)).isEqualTo('"' + moved + '"');
    assertThat(list("from")).isEqualTo(from);
    assertThat(list("to")).isEqualTo(to);
  }

  @Test
  void the_last_element_takes_its_list_along_and_the_first_makes_one() {
    redis.send("RPUSH from a");
    assertThat(redis.send("RPOPLPUSH from to")).isEqualTo("\"a\"");
    assertThat(redis.send("EXISTS from")).isEqualTo("(integer) 0");
    assertThat(list("to")).isEqualTo("a");
  }

  @Test
  void a_list_turns_when_it_is_its_own_destination() {
    redis.send("RPUSH l a b c");
    assertThat(redis.send("RPOPLPUSH l l")).isEqualTo("\"c\"");
    assertThat(list("l")).isEqualTo("c a b");
    redis.send("LMOVE l l LEFT RIGHT");
    assertThat(list("l")).isEqualTo("a b c");
    redis.send("LMOVE l l LEFT LEFT");
    assertThat(list("l")).isEqualTo("a b c");
    redis.send("LTRIM l 0 0");
    assertThat(redis.send("LMOVE l l LEFT RIGHT")).isEqualTo("\"a\"");
    assertThat(list("l")).isEqualTo("a");
  }

  @Test
  void nothing_moves_from_no_list_whatever_the_destination_is() {
    redis.send("SET s text");
    assertThat(redis.send("LMOVE none s LEFT LEFT")).isEqualTo("(nil)");
    assertThat(redis.raw("RPOPLPUSH none s")).isEqualTo("$-1\r\n");
    assertThat(redis.send("EXISTS none")).isEqualTo("(integer) 0");
  }

  @Test
  void a_key_of_another_type_is_refused_and_nothing_moves() {
    redis.send("SET s text");
    redis.send("RPUSH l a");
    assertThat(redis.send("RPOPLPUSH l s")).isEqualTo(WRONG_TYPE);
    assertThat(redis.send("LMOVE s l LEFT LEFT")).isEqualTo(WRONG_TYPE);
    assertThat(list("l")).isEqualTo("a");
    assertThat(redis.send("LMOVE s l UP LEFT")).isEqualTo("(error) ERR syntax error");
    assertThat(redis.send("LMOVE l s LEFT DOWN")).isEqualTo("(error) ERR syntax error");
  }

  @Test
  void a_move_is_a_push_and_then_a_pop() {
    redis.send("RPUSH l a b");
    assertThat(redis.events("LMOVE l to RIGHT RIGHT"))
        .containsExactly("new to", "rpush to", "rpop l");
    assertThat(redis.events("LMOVE l to LEFT LEFT")).containsExactly("lpush to", "lpop l", "del l");
    assertThat(redis.events("RPOPLPUSH to to")).containsExactly("lpush to", "rpop to");
    assertThat(redis.events("RPOPLPUSH none to")).isEmpty();
  }

  @Test
  void lmpop_takes_from_the_first_list_that_is_there() {
    redis.send("RPUSH b 1 2 3");
    redis.send("RPUSH c 4");
    assertThat(redis.send("LMPOP 3 a b c LEFT")).isEqualTo("1) \"b\"\n2) 1) \"1\"");
    assertThat(redis.send("LMPOP 3 a b c right COUNT 5"))
        .isEqualTo("1) \"b\"\n2) 1) \"3\"\n   2) \"2\"");
    assertThat(redis.send("LMPOP 3 a b c LEFT")).isEqualTo("1) \"c\"\n2) 1) \"4\"");
    assertThat(redis.raw("LMPOP 3 a b c LEFT")).isEqualTo("*-1\r\n");
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 0");
  }

  @Test
  void lmpop_is_told_as_one_pop() {
    redis.send("RPUSH l a b c");
    assertThat(redis.events("LMPOP 2 none l LEFT COUNT 2")).containsExactly("lpop l");
    assertThat(redis.events("LMPOP 1 l RIGHT COUNT 2")).containsExactly("rpop l", "del l");
  }

  @Test
  void lmpop_comes_as_far_as_a_key_of_another_type() {
    redis.send("SET s text");
    redis.send("RPUSH l a");
    assertThat(redis.send("LMPOP 2 s l LEFT")).isEqualTo(WRONG_TYPE);
    assertThat(redis.send("LMPOP 2 l s LEFT")).isEqualTo("1) \"l\"\n2) 1) \"a\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x"})
  void lmpop_has_one_key_at_least(String count) {
    assertThat(redis.send("LMPOP " + count + " l LEFT"))
        .isEqualTo("(error) ERR numkeys should be greater than 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x"})
  void lmpop_takes_one_element_at_least(String count) {
    assertThat(redis.send("LMPOP 1 l LEFT COUNT " + count))
        .isEqualTo("(error) ERR count should be greater than 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LMPOP 1 l UP",
        "LMPOP 2 l LEFT",
        "LMPOP 9 l LEFT",
        "LMPOP 1 l LEFT COUNT",
        "LMPOP 1 l LEFT 2",
        "LMPOP 1 l LEFT COUNT 1 COUNT 2",
        "LMPOP 1 l LEFT COUNT 1 x"
      })
  void what_lmpop_does_not_understand_is_a_syntax_error(String line) {
    assertThat(redis.send(line)).isEqualTo("(error) ERR syntax error");
  }
}
