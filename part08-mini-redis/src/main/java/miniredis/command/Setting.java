package miniredis.command;

import java.util.List;
import java.util.Locale;
import miniredis.resp.Bytes;

/// A setting: its name, an older name that Redis still knows, what it may be, and what it is at
/// first.
///
/// @param alias null, if it has one name only
/// @param refusal why CONFIG SET may not set it; null, if it may
record Setting(String name, String alias, Kind kind, String initial, String refusal) {

  /// What a setting may be.
  sealed interface Kind {

    /// The value as CONFIG GET shows it.
    ///
    /// @throws IllegalArgumentException it may not be this; the message says why
    String checked(String value);

    /// `yes` or `no`.
    record Flag() implements Kind {
      @Override
      public String checked(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        if (word.equals("yes") || word.equals("no")) {
          return word;
        }
        throw new IllegalArgumentException("argument must be 'yes' or 'no'");
      }
    }

    /// A whole number.
    record Whole(long least, long most) implements Kind {
      @Override
      public String checked(String value) {
        byte[] digits = Bytes.of(value);
        if (!Bytes.isLong(digits)) {
          throw new IllegalArgumentException("argument couldn't be parsed into an integer");
        }
        return inRange(Bytes.toLong(digits), least, most);
      }
    }

    /// A number of bytes: `64mb`.
    record Size(long least) implements Kind {
      @Override
      public String checked(String value) {
        return inRange(bytes(value), least, Long.MAX_VALUE);
      }
    }

    record Choice(List<String> words) implements Kind {
      @Override
      public String checked(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        if (words.contains(word)) {
          return word;
        }
        throw new IllegalArgumentException(
            "argument(s) must be one of the following: " + String.join(", ", words));
      }
    }

    record Text() implements Kind {
      @Override
      public String checked(String value) {
        return value;
      }
    }

    /// Pairs of seconds and changes, though nothing is saved here.
    record Saves() implements Kind {
      @Override
      public String checked(String value) {
        String[] numbers = value.isEmpty() ? new String[0] : value.split(" ", -1);
        for (int i = 0; i < numbers.length; i++) {
          boolean isSeconds = i % 2 == 0;
          if (!numbers[i].matches("\\+?\\d{1,18}")
              || (isSeconds && (i + 1 == numbers.length || Long.parseLong(numbers[i]) == 0))) {
            throw new IllegalArgumentException("Invalid save parameters");
          }
          numbers[i] = Long.toString(Long.parseLong(numbers[i]));
        }
        return String.join(" ", numbers);
      }
    }

    /// The letters of `notify-keyspace-events`, in one order, whatever was set.
    record Events() implements Kind {
      @Override
      public String checked(String value) {
        return Notifications.Wanted.of(value).text();
      }
    }

    /// How much may be unsent: a kind of client and three numbers, for one kind or several.
    record Unsent() implements Kind {
      @Override
      public String checked(String value) {
        return ClientLimits.of(value).text();
      }
    }
  }

  private static String inRange(long number, long least, long most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "argument must be between %d and %d inclusive".formatted(least, most));
    }
    return Long.toString(number);
  }

  /// `1k` is 1000 bytes, `1kb` is 1024.
  ///
  /// @throws IllegalArgumentException it is no number of bytes
  static long bytes(String value) {
    String word = value.toLowerCase(Locale.ROOT);
    int digits = 0;
    while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
      digits++;
    }
    long unit =
        switch (word.substring(digits)) {
          case "", "b" -> 1;
          case "k" -> 1000;
          case "kb" -> 1024;
          case "m" -> 1000 * 1000;
          case "mb" -> 1024 * 1024;
          case "g" -> 1000L * 1000 * 1000;
          case "gb" -> 1024L * 1024 * 1024;
          default -> 0;
        };
    try {
      if (unit > 0) {
        String number = digits == 0 ? "0" : word.substring(0, digits); // Redis takes `kb` for 0
        return Math.multiplyExact(Long.parseLong(number), unit);
      }
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException("argument must be a memory value", e);
    }
    throw new IllegalArgumentException("argument must be a memory value");
  }

  static Setting flag(String name, String initial) {
    return new Setting(name, null, new Kind.Flag(), initial, null);
  }

  static Setting whole(String name, long least, long most, long initial) {
    return new Setting(name, null, new Kind.Whole(least, most), Long.toString(initial), null);
  }

  static Setting size(String name, long least, long initial) {
    return new Setting(name, null, new Kind.Size(least), Long.toString(initial), null);
  }

  static Setting text(String name, String initial) {
    return new Setting(name, null, new Kind.Text(), initial, null);
  }

  static Setting saves(String name) {
    return new Setting(name, null, new Kind.Saves(), "", null);
  }

  static Setting choice(String name, String initial, String... words) {
    return new Setting(name, null, new Kind.Choice(List.of(words)), initial, null);
  }

  Setting or(String olderName) {
    return new Setting(name, olderName, kind, initial, refusal);
  }

  /// Only the command line sets it.
  Setting fixed() {
    return new Setting(name, alias, kind, initial, "can't set immutable config");
  }

  /// It names a file: whoever could set it could have any file written.
  Setting guarded() {
    return new Setting(name, alias, kind, initial, "can't set protected config");
  }
}
