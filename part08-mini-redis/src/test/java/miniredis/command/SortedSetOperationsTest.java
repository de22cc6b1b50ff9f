package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortedSetOperationsTest {

  private final Script redis = new Script();

  @BeforeEach
  void fill() {
    redis.send("ZADD few 1 3 2 4");
    redis.send("ZADD some 1 1 2 2 3 3 4 4");
    redis.send("SADD plain 2 3 4 5");
    redis.send("SADD words 3 4 x");
    redis.send("SET text text");
  }

  @ParameterizedTest
  @CsvSource({
    "1 some, 4",
    "1 some LIMIT 3, 3",
    "1 words LIMIT 2, 2",
    "2 some few, 2",
    "2 some few LIMIT 1, 1",
    "2 few some limit 0, 2",
    "2 some few LIMIT 2, 2",
    "2 some few LIMIT 9223372036854775807, 2",
    "2 some few LIMIT 1 LIMIT 2, 2",
    "2 some some LIMIT 3, 3",
    "2 some plain, 3",
    "2 plain some LIMIT 2, 2",
    "3 some plain words, 2",
    "3 some plain words LIMIT 1, 1",
    "2 none some LIMIT 1, 0",
    "2 some none, 0"
  })
  void what_sets_have_in_common_is_counted_up_to_a_limit(String request, int count) {
    assertThat(redis.send("ZINTERCARD " + request)).isEqualTo("(integer) " + count);
    redis.send("CONFIG SET zset-max-listpack-entries 0");
    redis.send("ZADD some 5 y");
    redis.send("ZREM some y");
    assertThat(redis.send("OBJECT ENCODING some")).isEqualTo("\"skiplist\"");
    assertThat(redis.send("ZINTERCARD " + request)).isEqualTo("(integer) " + count);
  }

  @ParameterizedTest
  @CsvSource({
    "0 some, at least 1 input key is needed for 'zintercard' command",
    "3 some few, syntax error",
    "2 some few LIMIT, syntax error",
    "2 some few LIMIT -1, LIMIT can't be negative",
    "2 some few LIMIT x, LIMIT can't be negative"
  })
  void a_count_that_makes_no_sense_is_refused(String request, String error) {
    assertThat(redis.send("ZINTERCARD " + request)).isEqualTo("(error) ERR " + error);
  }
}
