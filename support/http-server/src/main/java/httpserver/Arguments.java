package httpserver;

import java.math.BigDecimal;
import java.util.Map;

/// A request's arguments by name, from its path and its query alike, checked as they are read.
record Arguments(Map<String, String> byName) {

  private static final int MAX_SECONDS = 3600;
  private static final int SHOWN = 60;

  boolean has(String name) {
    return !byName.getOrDefault(name, "").isEmpty();
  }

  String text(String name) throws HttpError {
    if (!has(name)) {
      throw new HttpError(400, name + " is missing");
    }
    return byName.get(name);
  }

  /// Seconds, in nanoseconds.
  long nanos(String name) throws HttpError {
    return number(name, "a number of seconds", 0, MAX_SECONDS).movePointRight(9).longValue();
  }

  double decimal(String name, double min, int max) throws HttpError {
    return number(name, "a number", min, max).doubleValue();
  }

  int integer(String name, int min, int max) throws HttpError {
    BigDecimal number = number(name, "a whole number", min, max);
    if (number.stripTrailingZeros().scale() > 0) {
      throw complaint(name, "a whole number", min, max);
    }
    return number.intValue();
  }

  /// A BigDecimal, as `Double.parseDouble` takes NaN, Infinity, `0x1p3` and `1d` for numbers too.
  private BigDecimal number(String name, String what, Number min, Number max) throws HttpError {
    String text = text(name);
    try {
      var number = new BigDecimal(text);
      if (number.compareTo(new BigDecimal(min.toString())) >= 0
          && number.compareTo(new BigDecimal(max.toString())) <= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same answer as for a number that is out of bounds.
    }
    throw complaint(name, what, min, max);
  }

  private HttpError complaint(String name, String what, Number min, Number max) {
    String text = byName.get(name);
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return new HttpError(
        400, "%s is '%s' instead of %s from %s to %s".formatted(name, shown, what, min, max));
  }
}
