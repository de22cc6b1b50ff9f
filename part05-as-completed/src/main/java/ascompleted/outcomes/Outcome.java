package ascompleted.outcomes;

/// What became of one input. Whether its work succeeded or failed, the input is there.
///
/// A `switch` over both records needs no `default`, and the compiler refuses one that forgets the
/// failure.
public sealed interface Outcome<I, O> {

  I input();

  record Success<I, O>(I input, O value) implements Outcome<I, O> {}

  record Failure<I, O>(I input, Throwable cause) implements Outcome<I, O> {}

  /// Work that may block and may fail.
  @FunctionalInterface
  interface Work<I, O> {
    O on(I input) throws Exception;
  }

  /// Does the work on the calling thread. Returns its failure, whatever that is: an error that got
  /// out would end a thread of [AsCompleted], whose consumer would wait for the outcome for ever.
  static <I, O> Outcome<I, O> of(I input, Work<? super I, ? extends O> work) {
    try {
      return new Success<>(input, work.on(input));
    } catch (Throwable failure) {
      return new Failure<>(input, failure);
    }
  }
}
