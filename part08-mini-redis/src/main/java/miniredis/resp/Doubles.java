package miniredis.resp;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Doubles as Redis 7.0 prints them: as C's `%.17g`.
public final class Doubles {

  private static final MathContext DIGITS = new MathContext(17, RoundingMode.HALF_EVEN);
  private static final double EXACT = 1L << 53; // whole numbers below it have 16 digits at most

  private Doubles() {}

  public static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
    }
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < 17) {
      return rounded.toPlainString();
    }
    String digits = rounded.unscaledValue().abs().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return "%s%c%se%+03d".formatted(value < 0 ? "-" : "", digits.charAt(0), fraction, exponent);
  }
}
