package miniredis.resp;

import java.nio.charset.StandardCharsets;

/// Keys, values and words of a request are byte arrays: on the way of GET, SET and most others
/// nothing becomes a `String`. What does is rare or short: errors, subcommands, names of channels,
/// numbers with a fraction.
public final class Bytes {

  /// The longest array that a program may ask for: nearer to `Integer.MAX_VALUE` a JVM may refuse.
  /// The JDK grows its own up to the same (`ArraysSupport.SOFT_MAX_ARRAY_LENGTH`).
  public static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /// Long.MIN_VALUE has so many characters.
  private static final int LONGEST_LONG = 20;

  private Bytes() {}

  /// One byte for each character; text that was written by the program itself.
  public static byte[] of(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// One character for each byte, so that [#of] gives the bytes back.
  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// As Redis, a C program, shows a word of the client's in an error: it ends at a zero byte.
  public static String shown(byte[] bytes) {
    String text = text(bytes);
    int zero = text.indexOf('\0');
    return zero < 0 ? text : text.substring(0, zero);
  }

  /// Likewise, and at most so many bytes of it.
  public static String shown(byte[] bytes, int most) {
    String text = shown(bytes);
    return text.substring(0, Math.min(most, text.length()));
  }

  /// Is this the word, in capitals or not? `lowerCase` is a literal of the program.
  public static boolean is(byte[] bytes, String lowerCase) {
    if (bytes.length != lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (lower(bytes[i]) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  public static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }

  /// Is this how a `long` prints itself: no plus, no space, no leading zero, and in range?
  public static boolean isLong(byte[] bytes) {
    return isLong(bytes, 0, bytes.length);
  }

  public static boolean isLong(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == 0 || length > LONGEST_LONG) {
      return false;
    }
    int first = bytes[from] == '-' ? from + 1 : from;
    if (first == to || (bytes[first] == '0' && length > 1)) {
      return false;
    }
    long negative = 0; // a negative number has one value more than a positive one
    for (int i = first; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || negative < (Long.MIN_VALUE + digit) / 10) {
        return false;
      }
      negative = negative * 10 - digit;
    }
    return first > from || negative != Long.MIN_VALUE;
  }

  /// The number, of bytes of which [#isLong] is true.
  public static long toLong(byte[] bytes) {
    return toLong(bytes, 0, bytes.length);
  }

  public static long toLong(byte[] bytes, int from, int to) {
    boolean minus = bytes[from] == '-';
    long negative = 0;
    for (int i = minus ? from + 1 : from; i < to; i++) {
      negative = negative * 10 - (bytes[i] - '0');
    }
    return minus ? negative : -negative;
  }

  public static byte[] of(long number) {
    return of(Long.toString(number));
  }
}
