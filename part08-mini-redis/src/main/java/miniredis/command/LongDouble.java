package miniredis.command;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import miniredis.resp.Bytes;

/// A number as INCRBYFLOAT and HINCRBYFLOAT compute with it: C's `long double`, which on x86 has a
/// significand of 64 bits, 11 more than Java's `double`. The 17 decimals that Redis prints show the
/// difference: 3e3 + 1.1 is `3001.10000000000000009` here, and `3001.09999999999990905` in doubles.
///
/// The value is `significand` times 2 to the power of `exponent`. It is rounded to the nearest
/// number that a long double can be, and to the even one of two, after each operation.
record LongDouble(BigInteger significand, int exponent) {

  private static final int BITS = 64;
  private static final int LEAST_EXPONENT = -16445; // the smallest number above 0 is 2 ^ this
  private static final int INFINITE_FROM = 16384; // 2 ^ this, and more, is infinite
  private static final int DECIMALS = 17; // that are printed

  /// Redis reads no longer text as a number.
  private static final int LONGEST_TEXT = 5 * 1024 - 1;

  /// Past it either way, a decimal of up to [#LONGEST_TEXT] digits is infinite, or 0.
  private static final long LARGE_EXPONENT = 100_000;

  private static final LongDouble ZERO = new LongDouble(BigInteger.ZERO, 0);

  /// Whatever its sign: it is never printed.
  private static final LongDouble INFINITE = new LongDouble(BigInteger.ONE, INFINITE_FROM);

  private static final Pattern DECIMAL =
      Pattern.compile("([+-]?)(?=\\.?[0-9])([0-9]*)(?:\\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "([+-]?)0[xX](?=\\.?[0-9a-fA-F])([0-9a-fA-F]*)(?:\\.([0-9a-fA-F]*))?"
              + "(?:[pP]([+-]?[0-9]+))?");
  private static final Pattern INFINITY = Pattern.compile("(?i)[+-]?inf(inity)?");

  /// The number that this text is, in the forms that C knows: `-1.5`, `2e3`, `0x1p4`, `inf`. Null,
  /// if it is none, or one that is too large or too small to be kept.
  static LongDouble parse(byte[] bytes) {
    if (bytes.length > LONGEST_TEXT) {
      return null;
    }
    String text = Bytes.text(bytes);
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      return parsed(decimal, 10);
    }
    Matcher hexadecimal = HEXADECIMAL.matcher(text);
    if (hexadecimal.matches()) {
      return parsed(hexadecimal, 16);
    }
    return INFINITY.matcher(text).matches() ? INFINITE : null;
  }

  private static LongDouble parsed(Matcher number, int radix) {
    String fraction = number.group(3) == null ? "" : number.group(3);
    var digits = new BigInteger(number.group(2) + fraction, radix);
    if (digits.signum() == 0) {
      return ZERO;
    }
    BigInteger signed = number.group(1).equals("-") ? digits.negate() : digits;
    int power = exponent(number.group(4)); // of 10 or of 2
    LongDouble value =
        radix == 10
            ? scaled(signed, power - fraction.length())
            : rounded(signed, power - 4 * fraction.length());
    return value.isFinite() && value.significand.signum() != 0 ? value : null;
  }

  private static int exponent(String text) {
    if (text == null) {
      return 0;
    }
    var exponent = new BigInteger(text);
    var large = BigInteger.valueOf(LARGE_EXPONENT);
    return exponent.min(large).max(large.negate()).intValue();
  }

  /// The digits times 10 to this power.
  private static LongDouble scaled(BigInteger digits, int power) {
    if (power >= 0) {
      return rounded(digits.multiply(BigInteger.TEN.pow(power)), 0);
    }
    BigInteger divisor = BigInteger.TEN.pow(-power);
    // Two bits more than are kept, and a third that says whether a rest was left behind them.
    int shift = Math.max(0, BITS + 3 + divisor.bitLength() - digits.bitLength());
    BigInteger[] quotient = digits.shiftLeft(shift).divideAndRemainder(divisor);
    BigInteger more = BigInteger.valueOf(quotient[1].signum());
    return rounded(quotient[0].shiftLeft(1).add(more), -shift - 1);
  }

  static LongDouble of(long value) {
    return new LongDouble(BigInteger.valueOf(value), 0);
  }

  LongDouble plus(LongDouble summand) {
    if (!isFinite() || !summand.isFinite()) {
      return INFINITE;
    }
    int common = Math.min(exponent, summand.exponent);
    return rounded(
        significand
            .shiftLeft(exponent - common)
            .add(summand.significand.shiftLeft(summand.exponent - common)),
        common);
  }

  private static LongDouble rounded(BigInteger value, int exponent) {
    BigInteger size = value.abs();
    int drop = Math.max(size.bitLength() - BITS, LEAST_EXPONENT - exponent);
    if (drop > 0) {
      BigInteger kept = size.shiftRight(drop);
      boolean half = size.testBit(drop - 1);
      boolean more = size.getLowestSetBit() < drop - 1;
      if (half && (more || kept.testBit(0))) {
        kept = kept.add(BigInteger.ONE);
      }
      size = kept;
    } else {
      drop = 0;
    }
    if (size.signum() == 0) {
      return ZERO;
    }
    if (size.bitLength() + exponent + drop > INFINITE_FROM) {
      return INFINITE;
    }
    return new LongDouble(value.signum() < 0 ? size.negate() : size, exponent + drop);
  }

  boolean isFinite() {
    return exponent < INFINITE_FROM;
  }

  /// The double that is nearest to it.
  double toDouble() {
    if (!isFinite()) {
      return Double.POSITIVE_INFINITY;
    }
    BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(exponent)));
    BigDecimal digits = new BigDecimal(significand);
    return (exponent >= 0 ? digits.multiply(power) : digits.divide(power)).doubleValue();
  }

  /// In decimal, with 17 decimals of which zeros at the end are left out, and never with an
  /// exponent.
  byte[] text() {
    BigDecimal exact =
        exponent >= 0
            ? new BigDecimal(significand.shiftLeft(exponent))
            : new BigDecimal(significand)
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
    BigDecimal printed = exact.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return Bytes.of(printed.signum() == 0 ? "0" : plain(printed));
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
