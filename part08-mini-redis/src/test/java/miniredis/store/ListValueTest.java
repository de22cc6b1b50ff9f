package miniredis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import miniredis.resp.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListValueTest {

  private final ListValue list = new ListValue();

  private static byte[] bytes(String text) {
    return Bytes.of(text);
  }

  private static List<String> all(ListValue list) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      all.add(Bytes.text(list.get(i)));
    }
    return all;
  }

  private void fill(String... elements) {
    for (String element : elements) {
      list.addLast(bytes(element));
    }
  }

  @Test
  void both_ends_grow_and_shrink() {
    list.addLast(bytes("b"));
    list.addLast(bytes("c"));
    list.addFirst(bytes("a"));
    assertThat(all(list)).containsExactly("a", "b", "c");
    assertThat(Bytes.text(list.removeFirst())).isEqualTo("a");
    assertThat(Bytes.text(list.removeLast())).isEqualTo("c");
    assertThat(all(list)).containsExactly("b");
  }

  @Test
  void its_encoding_is_that_of_redis_whatever_its_size() {
    assertThat(list.type()).isEqualTo("list");
    assertThat(list.encoding()).isEqualTo("quicklist");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void an_element_is_inserted_at_any_index(int index) {
    fill("0", "1", "2", "3");
    list.insert(index, bytes("new"));
    List<String> expected = new ArrayList<>(List.of("0", "1", "2", "3"));
    expected.add(index, "new");
    assertThat(all(list)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void an_element_is_removed_at_any_index(int index) {
    fill("0", "1", "2", "3", "4");
    list.remove(index);
    List<String> expected = new ArrayList<>(List.of("0", "1", "2", "3", "4"));
    expected.remove(index);
    assertThat(all(list)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "0, 99", "1, 100", "0, 3", "97, 100", "40, 60", "50, 50", "10, 90"})
  void what_is_kept_is_what_lies_between_two_indexes(int from, int to) {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      list.addLast(bytes("" + i));
      expected.add("" + i);
    }
    list.keep(from, to);
    assertThat(all(list)).isEqualTo(expected.subList(from, to));
    list.addFirst(bytes("a"));
    list.addLast(bytes("z"));
    assertThat(all(list)).startsWith("a").endsWith("z").hasSize(to - from + 2);
  }

  @Test
  void room_that_is_not_used_any_more_is_given_back() {
    for (int i = 0; i < 1000; i++) {
      list.addLast(bytes("x"));
    }
    assertThat(list.room()).isEqualTo(1024);
    while (list.size() > 10) {
      list.removeFirst();
    }
    assertThat(list.room()).isLessThanOrEqualTo(32);
    while (list.size() > 0) {
      list.removeLast();
    }
    assertThat(list.room()).isEqualTo(8);
  }

  @Test
  void keeping_a_few_of_many_gives_room_back_too() {
    for (int i = 0; i < 1000; i++) {
      list.addLast(bytes("" + i));
    }
    list.keep(500, 503);
    assertThat(list.room()).isEqualTo(8);
    assertThat(all(list)).containsExactly("500", "501", "502");
  }

  @Test
  void a_list_whose_size_swings_about_a_limit_is_not_moved_each_time() {
    for (int i = 0; i < 9; i++) {
      list.addLast(bytes("x"));
    }
    int room = list.room();
    for (int i = 0; i < 100; i++) {
      list.removeLast();
      list.addLast(bytes("x"));
      assertThat(list.room()).isEqualTo(room);
    }
  }

  @Test
  void a_copy_is_another_list() {
    fill("a", "b");
    ListValue copy = list.copy();
    copy.addLast(bytes("c"));
    copy.set(0, bytes("x"));
    assertThat(all(list)).containsExactly("a", "b");
    assertThat(all(copy)).containsExactly("x", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void it_does_what_an_array_list_does(long seed) {
    var random = new Random(seed);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      boolean growing = i / 500 % 2 == 0; // up to hundreds, and down to none
      String element = "" + i;
      int size = expected.size();
      switch (random.nextInt(growing ? 8 : 12)) {
        case 0, 1, 2 -> {
          list.addFirst(bytes(element));
          expected.addFirst(element);
        }
        case 3, 4, 5 -> {
          list.addLast(bytes(element));
          expected.addLast(element);
        }
        case 6 -> {
          int at = random.nextInt(size + 1);
          list.insert(at, bytes(element));
          expected.add(at, element);
        }
        case 7 -> {
          if (size > 0) {
            int at = random.nextInt(size);
            list.set(at, bytes(element));
            expected.set(at, element);
          }
        }
        case 8, 9, 10 -> {
          for (int n = 0; n < 4 && !expected.isEmpty(); n++) {
            boolean front = random.nextBoolean();
            byte[] removed = front ? list.removeFirst() : list.removeLast();
            assertThat(Bytes.text(removed))
                .isEqualTo(front ? expected.removeFirst() : expected.removeLast());
          }
        }
        default -> {
          if (size > 0) {
            int at = random.nextInt(size);
            list.remove(at);
            expected.remove(at);
          }
        }
      }
      assertThat(list.size()).isEqualTo(expected.size());
    }
    assertThat(all(list)).isEqualTo(expected);
  }
}
