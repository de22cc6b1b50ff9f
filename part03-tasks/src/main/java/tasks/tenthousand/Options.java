package tasks.tenthousand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What step 8 was asked for. The sleeps are drawn from between `shortest` and `longest`, in
/// seconds.
public record Options(
    int taskCount,
    Method method,
    Kind kind,
    double shortest,
    double longest,
    long seed,
    boolean warmUp) {

  /// How the results are collected: a method of the step each.
  public enum Method {
    GATHER,
    WAIT,
    AS_COMPLETE,
    CANCELLED
  }

  /// What a task is: a thread that sleeps, or a timer on a loop.
  public enum Kind {
    PLATFORM,
    VIRTUAL,
    LOOP;

    public Starter starter() {
      return switch (this) {
        case PLATFORM -> new ThreadStarter(Thread.ofPlatform().factory());
        case VIRTUAL -> new ThreadStarter(Thread.ofVirtual().factory());
        case LOOP -> new LoopStarter();
      };
    }
  }

  static final String USAGE =
      "--task-count N  --collection-method "
          + words(Method.values())
          + "  --kind "
          + words(Kind.values())
          + "  --shortest SECONDS  --longest SECONDS  --seed N  --no-warm-up";

  /// For options that were not given: the defaults of the survey that this course mirrors.
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "--task-count", "10000",
          "--collection-method", "gather",
          "--kind", "virtual",
          "--shortest", "0",
          "--longest", "10",
          "--seed", "42");

  /// Throws [IllegalArgumentException] with one line to show to whoever typed them.
  public static Options parse(List<String> arguments) {
    var values = new HashMap<>(DEFAULTS);
    boolean warmUp = true;
    var rest = new ArrayList<>(arguments);
    while (!rest.isEmpty()) {
      String name = rest.removeFirst();
      if (name.equals("--no-warm-up")) {
        warmUp = false;
      } else if (!DEFAULTS.containsKey(name)) {
        throw new IllegalArgumentException(name + " is no option. Options: " + USAGE);
      } else if (rest.isEmpty()) {
        throw new IllegalArgumentException(name + ": nothing follows it. Options: " + USAGE);
      } else {
        values.put(name, rest.removeFirst());
      }
    }
    double shortest = read(values, "--shortest", value -> seconds(value, s -> s >= 0));
    double longest = read(values, "--longest", value -> seconds(value, s -> s > 0 && s <= 3600));
    if (shortest >= longest) {
      throw new IllegalArgumentException("--shortest has to be less than --longest.");
    }
    return new Options(
        read(values, "--task-count", Options::positive),
        read(values, "--collection-method", value -> one(Method.values(), value)),
        read(values, "--kind", value -> one(Kind.values(), value)),
        shortest,
        longest,
        read(values, "--seed", Long::parseLong),
        warmUp);
  }

  /// The sleeps, in seconds, the same for the same seed: so a run can be repeated on another kind.
  public double[] sleeps() {
    return new Random(seed).doubles(taskCount, shortest, longest).toArray();
  }

  private static <T> T read(Map<String, String> values, String name, Function<String, T> reader) {
    try {
      return reader.apply(values.get(name));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + " " + values.get(name) + " is not understood. Options: " + USAGE, e);
    }
  }

  // The predicates are false for NaN.
  private static double seconds(String value, DoublePredicate allowed) {
    double seconds = Double.parseDouble(value);
    if (!allowed.test(seconds)) {
      throw new IllegalArgumentException();
    }
    return seconds;
  }

  private static int positive(String value) {
    int number = Integer.parseInt(value);
    if (number < 1) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  private static <E extends Enum<E>> E one(E[] values, String word) {
    return Arrays.stream(values)
        .filter(value -> word(value).equals(word))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static String words(Enum<?>[] values) {
    return Arrays.stream(values).map(Options::word).collect(Collectors.joining("|"));
  }

  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
