package gather;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

final class Exercise04_RetryWithManners {

  record Response(int status, OptionalInt retryAfter, String body) {}

  record Manners(Duration first, Duration longest, Duration limit, int retries) {}

  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private final Manners manners;
  private final DoubleSupplier random;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final AtomicInteger made = new AtomicInteger();

  Exercise04_RetryWithManners(
      Manners manners, DoubleSupplier random, InstantSource clock, Sleeper sleeper) {
    this.manners = manners;
    this.random = random;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  Response get(Callable<Response> request) throws Exception {
    Instant last = clock.instant().plus(manners.limit());
    Response response = request.call();
    for (int retry = 0; isNotNow(response); retry++) {
      Duration wait = wait(response, retry);
      if (last.isBefore(clock.instant().plus(wait)) || !mayRetry()) {
        break;
      }
      if (wait.isPositive()) {
        sleep(wait);
      }
      response = request.call();
    }
    return response;
  }

  private void sleep(Duration wait) throws InterruptedException {
    boolean slept = false;
    try {
      sleeper.sleep(wait);
      slept = true;
    } finally {
      if (!slept) {
        made.decrementAndGet();
      }
    }
  }

  private static boolean isNotNow(Response response) {
    return Set.of(429, 503).contains(response.status());
  }

  private boolean mayRetry() {
    int before = made.get();
    while (before < manners.retries()) {
      if (made.compareAndSet(before, before + 1)) {
        return true;
      }
      before = made.get();
    }
    return false;
  }

  private Duration wait(Response response, int retry) {
    var seconds = response.retryAfter();
    if (seconds.isPresent()) {
      return Duration.ofMillis(Math.round(1_000 * seconds.getAsInt() * (1 + random.getAsDouble())));
    }
    double bound =
        Math.min(seconds(manners.longest()), seconds(manners.first()) * Math.pow(2, retry));
    return Duration.ofNanos(Math.round(random.getAsDouble() * bound * 1e9));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
