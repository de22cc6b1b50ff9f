package tasks;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.StructuredTaskScope;
import java.util.stream.Stream;

/// What became of a failure on its way from the code that threw it to the code that got one.
enum Handed {
  AS_IT_IS,
  WRAPPED_BY_THE_JDK,
  WRAPPED,
  UNWRAPPED,
  OTHER;

  /// An exception equals nothing but itself. `got` is null if there was none.
  static Handed of(Throwable thrown, Throwable got) {
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
  static String fail(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause);
  }

  private static boolean isOfTheJdk(Throwable wrapper) {
    return wrapper instanceof ExecutionException
        || wrapper instanceof CompletionException
        || wrapper instanceof StructuredTaskScope.FailedException;
  }
}
