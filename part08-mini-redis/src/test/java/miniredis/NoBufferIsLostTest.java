package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Runs after all other tests of this part, and looks at what they have left. One buffer it loses
/// itself: when that has been found, whatever was lost before has been found as well.
@Order(Integer.MAX_VALUE)
final class NoBufferIsLostTest {

  private static final String ON_PURPOSE = "lost on purpose";

  @Test
  void in_all_the_tests_of_this_part() {
    assertThat(System.getProperty("io.netty.customResourceLeakDetector"))
        .as("the flags that the pom has for tests")
        .isEqualTo(Leaks.class.getName());
    ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
    lose(allocator);
    while (Leaks.FOUND.stream().noneMatch(leak -> leak.contains(ON_PURPOSE))) {
      System.gc();
      allocator.directBuffer(16).release(); // the detector looks when a buffer is made
    }
    assertThat(Leaks.FOUND).allMatch(leak -> leak.contains(ON_PURPOSE));
  }

  private static void lose(ByteBufAllocator allocator) {
    allocator.directBuffer(16).touch(ON_PURPOSE);
  }
}
