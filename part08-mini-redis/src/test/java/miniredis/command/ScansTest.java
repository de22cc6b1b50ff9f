package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScansTest {

  private final Script redis = new Script();

  /// What one call finds, and the cursor for the next.
  private record Page(String cursor, List<String> keys) {}

  private Page page(String line) {
    List<String> lines = redis.send(line).lines().toList();
    List<String> keys = new ArrayList<>();
    for (String key : lines.subList(1, lines.size())) {
      if (!key.endsWith("(empty array)")) {
        keys.add(key.substring(key.indexOf('"')));
      }
    }
    return new Page(lines.getFirst().replaceAll(".*\"(.*)\"", "$1"), keys);
  }

  private List<String> scan(String options) {
    List<String> keys = new ArrayList<>();
    String cursor = "0";
    do {
      Page page = page("SCAN " + cursor + " " + options);
      keys.addAll(page.keys);
      cursor = page.cursor;
    } while (!cursor.equals("0"));
    return keys;
  }

  @ParameterizedTest
  @CsvSource({
    "*, 'one, two, three, EMPTY'",
    "t*, 'two, three'",
    "?n?, one",
    "o[mn]e, one",
    "[^t]*, one",
    "**, 'one, two, three'",
    "x,",
  })
  void keys_lists_what_fits_the_pattern(String pattern, String expected) {
    redis.sendAll("MSET one 1 two 2 three 3 \"\" 4", "SELECT 1", "SET other 1", "SELECT 0");
    String[] keys =
        expected == null ? new String[0] : expected.replace("EMPTY", "").split(", ", -1);
    List<String> found =
        redis.send("KEYS " + pattern).lines().filter(line -> line.contains("\"")).toList();
    assertThat(found)
        .extracting(line -> line.replaceAll(".*\"(.*)\"", "$1"))
        .containsExactlyInAnyOrder(keys);
  }

  @Test
  void keys_that_have_expired_are_not_listed() {
    redis.sendAll("SET a 1 PX 1", "SET b 1");
    redis.pass(Duration.ofMillis(2));
    assertThat(redis.send("KEYS *")).isEqualTo("1) \"b\"");
    assertThat(redis.send("SCAN 0")).isEqualTo("1) \"0\"\n2) 1) \"b\"");
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 1");
  }

  @Test
  void a_call_gives_about_as_many_as_asked() {
    for (int i = 0; i < 1000; i++) {
      redis.send("SET key:" + i + " x");
    }
    String cursor = "0";
    List<String> all = new ArrayList<>();
    do {
      Page page = page("SCAN " + cursor + " COUNT 20");
      assertThat(page.keys).hasSizeLessThan(20 + 20);
      all.addAll(page.keys);
      cursor = page.cursor;
    } while (!cursor.equals("0"));
    assertThat(all).hasSize(1000).doesNotHaveDuplicates();
  }

  @Test
  void each_key_that_stays_is_found_though_the_table_grows_and_shrinks() {
    for (int i = 0; i < 500; i++) {
      redis.send("SET stays:" + i + " x");
    }
    List<String> found = new ArrayList<>();
    String cursor = "0";
    int calls = 0;
    int others = 0;
    do {
      Page page = page("SCAN " + cursor + " COUNT 5");
      found.addAll(page.keys);
      cursor = page.cursor;
      if (++calls % 10 == 0) { // more keys come, or all of them go
        boolean comes = others == 0;
        for (int i = 0; i < 2000; i++) {
          redis.send(comes ? "SET goes:" + i + " x" : "UNLINK goes:" + i);
        }
        others = comes ? 2000 : 0;
      }
    } while (!cursor.equals("0"));
    for (int i = 0; i < 500; i++) {
      assertThat(found).contains("\"stays:" + i + "\"");
    }
  }

  @Test
  void options_choose_by_name_and_by_type() {
    redis.send("MSET one 1 two 2 three 3");
    assertThat(scan("MATCH t*")).containsExactlyInAnyOrder("\"two\"", "\"three\"");
    assertThat(scan("TYPE string")).hasSize(3);
    assertThat(scan("TYPE STRING MATCH o*")).containsExactly("\"one\"");
    assertThat(scan("TYPE list")).isEmpty();
    assertThat(scan("TYPE nonsense")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SCAN x, ERR invalid cursor",
    "SCAN x COUNT 0, ERR invalid cursor",
    "SCAN 0 COUNT 0, ERR syntax error",
    "SCAN 0 COUNT x, ERR value is not an integer or out of range",
    "SCAN 0 MATCH, ERR syntax error",
    "SCAN 0 FOO bar, ERR syntax error",
  })
  void bad_arguments_are_refused(String line, String error) {
    assertThat(redis.send(line)).isEqualTo("(error) " + error);
  }

  @Test
  void an_empty_database_is_scanned_in_one_call() {
    assertThat(redis.send("SCAN 0")).isEqualTo("1) \"0\"\n2) (empty array)");
    assertThat(redis.send("KEYS *")).isEqualTo("(empty array)");
  }
}
