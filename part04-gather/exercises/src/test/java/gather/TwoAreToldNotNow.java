package gather;

import static gather.FakeServer.ok;
import static gather.FakeServer.status;

import exercise.Interleavings;
import exercise.Verdict;
import java.time.Duration;
import java.util.concurrent.Callable;

/// A round of [Interleavings] for [Exercise04_RetryWithManners].
final class TwoAreToldNotNow implements Callable<Void> {
  private final FakeTime time = new FakeTime();
  private final Exercise04_RetryWithManners retry =
      new Exercise04_RetryWithManners(Retrying.withRetries(1), () -> 0.5, time, time);

  @Override
  public Void call() throws Exception {
    retry.get(new FakeServer(time, Duration.ZERO, ok()));
    var one = new FakeServer(time, Duration.ZERO, status(503));
    var other = new FakeServer(time, Duration.ZERO, status(503));
    Interleavings.atTheSameMoment(() -> get(one), () -> get(other));
    int retries = one.requests() + other.requests() - 2;
    if (retries != 1) {
      var verdict = new Verdict(Exercise04_RetryWithManners.class);
      String observed =
          "One retry. Two callers were told not now at the same moment, and made %d."
              .formatted(retries);
      throw retries > 1
          ? verdict.refuse(observed, "two-threads-count-as-one")
          : verdict.refuse(observed);
    }
    return null;
  }

  private void get(FakeServer server) {
    try {
      retry.get(server);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
