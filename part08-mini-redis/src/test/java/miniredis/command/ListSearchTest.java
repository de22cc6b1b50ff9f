package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListSearchTest {

  private final Script redis = new Script();

  /// Indexes: 0 1 2 3 4 5 6 7.
  @BeforeEach
  void a_list_with_4_times_a() {
    redis.send("RPUSH l a b c a b a c a");
  }

  /// The numbers of an array, with spaces between them.
  private String numbers(String line) {
    return redis.send(line).replaceAll("(?m)^\\d+\\) \\(integer\\) (\\d+)\n?", "$1 ").strip();
  }

  @ParameterizedTest
  @CsvSource({
    "'', (integer) 0",
    "RANK 1, (integer) 0",
    "RANK 2, (integer) 3",
    "rank 4, (integer) 7",
    "RANK 5, (nil)",
    "RANK -1, (integer) 7",
    "RANK -4, (integer) 0",
    "RANK -5, (nil)",
    "RANK 2 MAXLEN 3, (nil)",
    "RANK 2 MAXLEN 4, (integer) 3",
    "RANK -2 MAXLEN 3, (integer) 5",
    "RANK -2 maxlen 2, (nil)",
    "MAXLEN 0, (integer) 0",
    "RANK 9223372036854775807, (nil)"
  })
  void an_element_is_found_where_it_stands(String options, String reply) {
    assertThat(redis.send("LPOS l a " + options)).isEqualTo(reply);
  }

  @ParameterizedTest
  @CsvSource({
    "COUNT 0, 0 3 5 7",
    "COUNT 2, 0 3",
    "COUNT 100, 0 3 5 7",
    "COUNT 0 RANK 2, 3 5 7",
    "COUNT 2 RANK -2, 5 3",
    "COUNT 0 RANK -1, 7 5 3 0",
    "COUNT 0 MAXLEN 4, 0 3",
    "COUNT 0 RANK -1 MAXLEN 3, 7 5",
    "COUNT 0 RANK 9, (empty array)"
  })
  void a_count_asks_for_many_of_them_and_0_for_all(String options, String indexes) {
    assertThat(numbers("LPOS l a " + options)).isEqualTo(indexes);
  }

  @Test
  void what_is_not_there_has_no_index() {
    assertThat(redis.send("LPOS l x")).isEqualTo("(nil)");
    assertThat(redis.send("LPOS l x COUNT 1")).isEqualTo("(empty array)");
    assertThat(redis.send("LPOS none a")).isEqualTo("(nil)");
    assertThat(redis.send("LPOS none a COUNT 0")).isEqualTo("(empty array)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RANK 0     | ERR RANK can't be zero: use 1 to start from the first match, 2 from the second"
            + " ... or use negative to start from the end of the list",
        "RANK x     | ERR value is not an integer or out of range",
        "COUNT -1   | ERR COUNT can't be negative",
        "COUNT x    | ERR COUNT can't be negative",
        "MAXLEN -1  | ERR MAXLEN can't be negative",
        "RANK       | ERR syntax error",
        "FIRST 1    | ERR syntax error"
      })
  void options_are_checked_before_the_list_is_looked_at(String options, String error) {
    redis.send("SET s text");
    assertThat(redis.send("LPOS s a " + options)).isEqualTo("(error) " + error);
  }
}
