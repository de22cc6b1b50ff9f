package gather.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {

  @Test
  void the_largest_memory_is_in_mebibytes_and_only_grows() {
    long before = Memory.largest();
    assertThat(before).isBetween(16L, 64L * 1024);
    assertThat(Memory.largest()).isGreaterThanOrEqualTo(before);
  }
}
