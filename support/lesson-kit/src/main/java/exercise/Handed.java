package exercise;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// What became of a failure on its way from the code that threw it to the code that got one.
public enum Handed {
  AS_IT_IS,
  WRAPPED_BY_THE_JDK,
  WRAPPED,
  UNWRAPPED,
  OTHER;

  /// An exception equals nothing but itself. `got` is null if there was none.
  public static Handed of(Throwable thrown, Throwable got) {
    if (thrown.equals(got)) {
      return AS_IT_IS;
    }
    if (got == null) {
      return OTHER;
    }
    if (causes(got).anyMatch(thrown::equals)) {
      return isOfTheJdk(got) ? WRAPPED_BY_THE_JDK : WRAPPED;
    }
    return causes(thrown).anyMatch(got::equals) ? UNWRAPPED : OTHER;
  }

  /// Throws it, as work may.
  public static String fail(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  /// If each of them was handed on in the same way, in whichever order.
  public static Handed of(List<Throwable> thrown, List<Throwable> told) {
    var ways = new HashSet<Handed>();
    for (Throwable one : told) {
      ways.add(
          thrown.stream()
              .map(failure -> of(failure, one))
              .filter(way -> way != OTHER)
              .findFirst()
              .orElse(OTHER));
    }
    return ways.size() == 1 ? ways.iterator().next() : OTHER;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause)
        .limit(10); // of a circle
  }

  /// The exception of a scope is a preview in JDK 25, which this module does without.
  private static boolean isOfTheJdk(Throwable wrapper) {
    return wrapper instanceof ExecutionException
        || wrapper instanceof CompletionException
        || wrapper
            .getClass()
            .getName()
            .equals("java.util.concurrent.StructuredTaskScope$FailedException");
  }
}
