package miniredis.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;

/// Elements at random, as HRANDFIELD, SRANDMEMBER and ZRANDMEMBER give them: with a positive count
/// different ones, with a negative one so many draws, of which some may be the same.
final class Samples {

  private static final long MOST = Long.MAX_VALUE;

  private Samples() {}

  static long count(byte[] argument) {
    long count = Args.integer(argument);
    if (count < -MOST) {
      throw new ErrorReply(
          "ERR value is out of range, value must between %d and %d".formatted(-MOST, MOST));
    }
    return count;
  }

  /// With its value each element takes two places, and their number has to fit.
  static void check(long count, boolean withValues) {
    if (withValues && (count < -MOST / 2 || count > MOST / 2)) {
      throw new ErrorReply("ERR value is out of range");
    }
  }

  /// Hands over so many elements: different ones, or, if `count` is negative, as many as are drawn,
  /// among which one may come again.
  ///
  /// @param any draws an element
  /// @param all hands over each element
  /// @param begin is told how many it will be
  static void take(
      long count,
      int size,
      Supplier<byte[]> any,
      Consumer<Consumer<byte[]>> all,
      IntConsumer begin,
      Consumer<byte[]> each) {
    if (count < 0) {
      if (count < -Integer.MAX_VALUE) {
        throw new IllegalStateException("a reply of more than 2^31 elements");
      }
      begin.accept((int) -count);
      for (long i = count; i < 0; i++) {
        each.accept(any.get());
      }
    } else {
      List<byte[]> taken = different(count, size, any, all);
      begin.accept(taken.size());
      taken.forEach(each);
    }
  }

  private static List<byte[]> different(
      long count, int size, Supplier<byte[]> any, Consumer<Consumer<byte[]>> all) {
    if (count > size / 3) { // take all, and leave out some
      List<byte[]> taken = new ArrayList<>();
      all.accept(taken::add);
      if (count >= size) {
        return taken;
      }
      Collections.shuffle(taken);
      return taken.subList(0, (int) count);
    }
    Map<String, byte[]> taken = new LinkedHashMap<>();
    while (taken.size() < count) {
      byte[] element = any.get();
      taken.put(Bytes.text(element), element);
    }
    return List.copyOf(taken.values());
  }
}
