package executors;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
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
      return got instanceof ExecutionException || got instanceof CompletionException
          ? WRAPPED_BY_THE_JDK
          : WRAPPED;
    }
    return causes(thrown).anyMatch(got::equals) ? UNWRAPPED : OTHER;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause);
  }
}
