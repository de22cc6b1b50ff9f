package miniredis.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StringValueTest {

  private static final int MEGABYTE = 1024 * 1024;

  /// As a number only: the arrays would take the memory of the tests.
  @Test
  void bytes_that_grow_get_room_for_more_up_to_the_longest_array() {
    assertThat(StringValue.room(10)).isEqualTo(20);
    assertThat(StringValue.room(5 * MEGABYTE)).isEqualTo(6 * MEGABYTE);
    assertThat(StringValue.room(Integer.MAX_VALUE - 8)).isEqualTo(Integer.MAX_VALUE - 8);
  }
}
