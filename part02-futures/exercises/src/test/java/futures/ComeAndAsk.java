package futures;

import exercise.Interleavings;
import java.util.Optional;

/// The loop, on another thread, asks for the second item as soon as it can have the first.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
final class ComeAndAsk extends AskForTheSecond {
  private static final String AS_SOON =
      "On another thread, the loop asked for the second item as soon as it had the first, and ";

  @Override
  public Void call() throws Exception {
    var first = cursor.next();
    Interleavings.atTheSameMoment(
        () -> source.items.get(0).complete(Optional.of("ham")),
        () -> {
          if (first.isDone()) {
            second.set(cursor.next());
          }
        });
    verdict.await(first, "The first item has come, and the loop's future for it is not done.");
    if (second.get() == null) {
      second.set(cursor.next());
    }
    verdict.await(() -> source.asked() >= 2, () -> refuse("the second is not asked for."));
    if (source.asked() > 2) {
      throw refuse("the source was asked for the second item and for a third.");
    }
    source.items.get(1).complete(Optional.of("eggs"));
    expectEggsAndOneAhead("did not get it when it came.", "the source was asked for four.");
    return null;
  }

  @Override
  AssertionError refuse(String observed) {
    return verdict.refuse(AS_SOON + observed, "the-loop-comes-after-my-stage");
  }
}
