package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashesTest {

  private static final String WRONG_TYPE =
      "(error) WRONGTYPE Operation against a key holding the wrong kind of value";

  private final Script redis = new Script();

  @Test
  void hset_counts_the_fields_that_are_new_and_hmset_says_ok() {
    assertThat(redis.send("HSET h a 1 b 2")).isEqualTo("(integer) 2");
    assertThat(redis.send("HSET h a 3 c 4 c 5")).isEqualTo("(integer) 1");
    assertThat(redis.send("HMSET h a 6")).isEqualTo("OK");
    assertThat(redis.send("HMGET h a b c d")).isEqualTo("1) \"6\"\n2) \"2\"\n3) \"5\"\n4) (nil)");
    assertThat(redis.send("TYPE h")).isEqualTo("hash");
  }

  @ParameterizedTest
  @CsvSource({"HSET h a 1 b, hset", "HMSET h a 1 b, hmset", "HSET h a, hset"})
  void a_field_without_a_value_is_one_argument_too_few(String request, String command) {
    assertThat(redis.send(request))
        .isEqualTo("(error) ERR wrong number of arguments for '" + command + "' command");
    assertThat(redis.send("EXISTS h")).isEqualTo("(integer) 0");
  }

  @Test
  void hsetnx_sets_a_field_that_is_missing() {
    assertThat(redis.send("HSETNX h a 1")).isEqualTo("(integer) 1");
    assertThat(redis.send("HSETNX h a 2")).isEqualTo("(integer) 0");
    assertThat(redis.send("HSETNX h b \"\"")).isEqualTo("(integer) 1");
    assertThat(redis.send("HSETNX h b 3")).isEqualTo("(integer) 0");
    assertThat(redis.send("HMGET h a b")).isEqualTo("1) \"1\"\n2) \"\"");
  }

  @Test
  void all_of_a_hash_comes_in_the_order_in_which_its_fields_came() {
    redis.send("HSET h b 2 a 1 c 3");
    redis.send("HSET h a 4");
    assertThat(redis.send("HKEYS h")).isEqualTo("1) \"b\"\n2) \"a\"\n3) \"c\"");
    assertThat(redis.send("HVALS h")).isEqualTo("1) \"2\"\n2) \"4\"\n3) \"3\"");
    assertThat(redis.send("HGETALL h"))
        .isEqualTo("1) \"b\"\n2) \"2\"\n3) \"a\"\n4) \"4\"\n5) \"c\"\n6) \"3\"");
    redis.send("HELLO 3");
    assertThat(redis.raw("HGETALL h"))
        .isEqualTo("%3\r\n$1\r\nb\r\n$1\r\n2\r\n$1\r\na\r\n$1\r\n4\r\n$1\r\nc\r\n$1\r\n3\r\n");
    assertThat(redis.raw("HGETALL none")).isEqualTo("%0\r\n");
  }

  @Test
  void a_key_that_is_not_there_is_an_empty_hash() {
    assertThat(redis.send("HGET none a")).isEqualTo("(nil)");
    assertThat(redis.send("HMGET none a b")).isEqualTo("1) (nil)\n2) (nil)");
    for (String request : new String[] {"HGETALL none", "HKEYS none", "HVALS none"}) {
      assertThat(redis.send(request)).isEqualTo("(empty array)");
    }
    for (String request :
        new String[] {"HLEN none", "HEXISTS none a", "HSTRLEN none a", "HDEL none a"}) {
      assertThat(redis.send(request)).isEqualTo("(integer) 0");
    }
    assertThat(redis.send("EXISTS none")).isEqualTo("(integer) 0");
  }

  @Test
  void a_field_is_counted_found_and_measured() {
    redis.send("HSET h a text b \"\" c \"\\x00\\xff\"");
    assertThat(redis.send("HLEN h")).isEqualTo("(integer) 3");
    assertThat(redis.send("HEXISTS h b")).isEqualTo("(integer) 1");
    assertThat(redis.send("HEXISTS h d")).isEqualTo("(integer) 0");
    assertThat(redis.send("HSTRLEN h a")).isEqualTo("(integer) 4");
    assertThat(redis.send("HSTRLEN h b")).isEqualTo("(integer) 0");
    assertThat(redis.send("HSTRLEN h c")).isEqualTo("(integer) 2");
    assertThat(redis.send("HSTRLEN h d")).isEqualTo("(integer) 0");
  }

  @Test
  void a_hash_without_fields_is_no_hash() {
    redis.send("HSET h a 1 b 2 c 3");
    assertThat(redis.send("HDEL h a none a")).isEqualTo("(integer) 1");
    assertThat(redis.send("HDEL h b c")).isEqualTo("(integer) 2");
    assertThat(redis.send("EXISTS h")).isEqualTo("(integer) 0");
  }

  /// `a` is 10.
  @ParameterizedTest
  @CsvSource({
    "a, 5, (integer) 15",
    "a, -11, (integer) -1",
    "new, 0, (integer) 0",
    "a, 9223372036854775797, (integer) 9223372036854775807",
    "a, 9223372036854775798, (error) ERR increment or decrement would overflow",
    "low, -1, (error) ERR increment or decrement would overflow",
    "text, 1, (error) ERR hash value is not an integer",
    "empty, 1, (error) ERR hash value is not an integer",
    "spaced, 1, (error) ERR hash value is not an integer",
    "real, 1, (error) ERR hash value is not an integer",
    "text, x, (error) ERR value is not an integer or out of range",
    "a, 1.5, (error) ERR value is not an integer or out of range",
    "a, 9223372036854775808, (error) ERR value is not an integer or out of range"
  })
  void an_integer_is_added_to_a_field(String field, String increment, String reply) {
    redis.send("HSET h a 10 text x empty \"\" spaced \" 1\" real 1.5 low -9223372036854775808");
    String before = redis.send("HGETALL h");
    assertThat(redis.send("HINCRBY h " + field + " " + increment)).isEqualTo(reply);
    if (reply.startsWith("(error)")) {
      assertThat(redis.send("HGETALL h")).isEqualTo(before);
    } else {
      assertThat("(integer) " + redis.send("HGET h " + field).replace("\"", "")).isEqualTo(reply);
    }
  }

  /// `a` is 10.5.
  @ParameterizedTest
  @CsvSource({
    "a, 0.1, \"10.6\"",
    "a, -10.5, \"0\"",
    "a, 2e3, \"2010.5\"",
    "new, 1.50, \"1.5\"",
    "e, 0, \"5000\"",
    "empty, 1, (error) ERR hash value is not a float",
    "text, 1, (error) ERR hash value is not a float",
    "spaced, 1, (error) ERR hash value is not a float",
    "a, x, (error) ERR value is not a valid float",
    "text, nan, (error) ERR value is not a valid float",
    "a, inf, (error) ERR value is NaN or Infinity",
    "huge, 1.1e4932, (error) ERR increment would produce NaN or Infinity"
  })
  void a_number_with_a_fraction_is_added_to_a_field(String field, String increment, String reply) {
    redis.send("HSET h a 10.5 text x empty \"\" spaced \" 1\" e 5.0e3 huge 1e4932");
    String before = redis.send("HGETALL h");
    assertThat(redis.send("HINCRBYFLOAT h " + field + " " + increment)).isEqualTo(reply);
    if (reply.startsWith("(error)")) {
      assertThat(redis.send("HGETALL h")).isEqualTo(before);
    } else {
      assertThat(redis.send("HGET h " + field)).isEqualTo(reply);
    }
  }

  @Test
  void hincrbyfloat_gives_text_in_resp3_too() {
    redis.send("HELLO 3");
    assertThat(redis.raw("HINCRBYFLOAT h a 1.5")).isEqualTo("$3\r\n1.5\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HSET s a 1",
        "HMSET s a 1",
        "HSETNX s a 1",
        "HGET s a",
        "HMGET s a",
        "HGETALL s",
        "HKEYS s",
        "HVALS s",
        "HDEL s a",
        "HLEN s",
        "HEXISTS s a",
        "HSTRLEN s a",
        "HINCRBY s a 1",
        "HINCRBYFLOAT s a 1",
        "HSCAN s 0",
        "HRANDFIELD s",
        "HRANDFIELD s 1"
      })
  void a_key_of_another_type_is_refused_and_unchanged(String request) {
    redis.send("SET s text");
    assertThat(redis.send(request)).isEqualTo(WRONG_TYPE);
    assertThat(redis.send("GET s")).isEqualTo("\"text\"");
  }

  @Test
  void what_is_wrong_with_the_arguments_is_said_before_what_is_wrong_with_the_key() {
    redis.send("SET s text");
    assertThat(redis.send("HSET s a 1 b"))
        .isEqualTo("(error) ERR wrong number of arguments for 'hset' command");
    assertThat(redis.send("HINCRBY s a x"))
        .isEqualTo("(error) ERR value is not an integer or out of range");
    assertThat(redis.send("HINCRBYFLOAT s a x"))
        .isEqualTo("(error) ERR value is not a valid float");
  }

  @Test
  void every_change_is_told() {
    assertThat(redis.events("HSET h a 1 b 2")).containsExactly("new h", "hset h");
    assertThat(redis.events("HSET h a 1")).containsExactly("hset h");
    assertThat(redis.events("HMSET h a 1")).containsExactly("hset h");
    assertThat(redis.events("HSETNX h a 1")).isEmpty();
    assertThat(redis.events("HSETNX h c 1")).containsExactly("hset h");
    assertThat(redis.events("HINCRBY h a 1")).containsExactly("hincrby h");
    assertThat(redis.events("HINCRBYFLOAT h a 1")).containsExactly("hincrbyfloat h");
    assertThat(redis.events("HDEL h none")).isEmpty();
    assertThat(redis.events("HDEL h a")).containsExactly("hdel h");
    assertThat(redis.events("HDEL h b c")).containsExactly("hdel h", "del h");
  }
}
