package futures;

import exercise.Interleavings;
import java.util.Optional;

/// The loop asks for the second item at the moment at which it comes.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
final class AskAndCome extends AskForTheSecond {
  private static final String SAME_MOMENT =
      "The loop asked for the second item at the moment at which it came, and ";

  @Override
  public Void call() throws Exception {
    cursor.next();
    source.items.get(0).complete(Optional.of("ham"));
    verdict.await(() -> source.asked() == 2, "The second item is not asked for.");
    Interleavings.atTheSameMoment(
        () -> second.set(cursor.next()), () -> source.items.get(1).complete(Optional.of("eggs")));
    expectEggsAndOneAhead("did not get it.", "the source was asked for two more.");
    return null;
  }

  @Override
  AssertionError refuse(String observed) {
    return verdict.refuse(SAME_MOMENT + observed, "what-i-saw-still-holds");
  }
}
