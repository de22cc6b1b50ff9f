package tasks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/// What step 8 was asked for. `longest` is the longest sleep that may be drawn, in seconds.
record TaskCountOptions(
    int taskCount, Method method, Kind kind, double longest, long seed, boolean warmUp) {

  enum Method {
    GATHER,
    WAIT,
    AS_COMPLETE,
    CANCELLED
  }

  enum Kind {
    PLATFORM,
    VIRTUAL,
    LOOP
  }

  static final TaskCountOptions DEFAULTS =
      new TaskCountOptions(10_000, Method.GATHER, Kind.VIRTUAL, 10, 42, true);

  static final String USAGE =
      "--task-count N  --collection-method "
          + words(Method.values())
          + "  --kind "
          + words(Kind.values())
          + "  --longest SECONDS  --seed N  --no-warm-up";

  /// Throws [IllegalArgumentException] with one line to show to whoever typed them.
  static TaskCountOptions parse(List<String> arguments) {
    TaskCountOptions options = DEFAULTS;
    var rest = new ArrayList<>(arguments);
    while (!rest.isEmpty()) {
      String name = rest.removeFirst();
      if (name.equals("--no-warm-up")) {
        options = options.withWarmUp(false);
      } else if (rest.isEmpty()) {
        throw new IllegalArgumentException(name + ": nothing follows it. Options: " + USAGE);
      } else {
        options = options.with(name, rest.removeFirst());
      }
    }
    return options;
  }

  private TaskCountOptions with(String name, String value) {
    try {
      return switch (name) {
        case "--task-count" ->
            new TaskCountOptions(
                Math.toIntExact(positive(Long.parseLong(value))),
                method,
                kind,
                longest,
                seed,
                warmUp);
        case "--collection-method" ->
            new TaskCountOptions(
                taskCount, one(Method.values(), value), kind, longest, seed, warmUp);
        case "--kind" ->
            new TaskCountOptions(
                taskCount, method, one(Kind.values(), value), longest, seed, warmUp);
        case "--longest" ->
            new TaskCountOptions(
                taskCount, method, kind, atMostAnHour(Double.parseDouble(value)), seed, warmUp);
        case "--seed" ->
            new TaskCountOptions(taskCount, method, kind, longest, Long.parseLong(value), warmUp);
        default -> throw new IllegalArgumentException("no such option");
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          name + " " + value + " is not understood. Options: " + USAGE, e);
    }
  }

  private TaskCountOptions withWarmUp(boolean now) {
    return new TaskCountOptions(taskCount, method, kind, longest, seed, now);
  }

  /// The sleeps, in seconds, the same for the same seed: so a run can be repeated on another kind.
  double[] sleeps() {
    return new Random(seed).doubles(taskCount, 0, longest).toArray();
  }

  private static long positive(long value) {
    if (value < 1) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static double atMostAnHour(double seconds) {
    if (!(seconds > 0 && seconds <= 3600)) { // so written, NaN is refused too
      throw new IllegalArgumentException();
    }
    return seconds;
  }

  private static <E extends Enum<E>> E one(E[] values, String word) {
    return Arrays.stream(values)
        .filter(value -> word(value).equals(word))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static String words(Enum<?>[] values) {
    return Arrays.stream(values).map(TaskCountOptions::word).collect(Collectors.joining("|"));
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
