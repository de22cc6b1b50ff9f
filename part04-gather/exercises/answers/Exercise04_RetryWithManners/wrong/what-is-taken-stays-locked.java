package gather;

import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
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
  private int retries;

  Exercise04_RetryWithManners(
      Manners manners, DoubleSupplier random, InstantSource clock, Sleeper sleeper) {
    this.manners = manners;
    this.random = random;
    this.clock = clock;
    this.sleeper = sleeper;
    retries = manners.retries();
  }

  Response get(Callable<Response> request) throws Exception {
    var called = clock.instant();
    var bound = min(manners.first(), manners.longest());
    while (true) {
      var response = request.call();
      switch (response.status()) {
        case 429, 503 -> {}
        default -> {
          return response;
        }
      }
      var wait =
          response.retryAfter().isPresent()
              ? spread(Duration.ofSeconds(response.retryAfter().getAsInt()))
              : Duration.ofMillis(Math.round(random.getAsDouble() * bound.toMillis()));
      var spent = Duration.between(called, clock.instant());
      if (spent.plus(wait).compareTo(manners.limit()) > 0 || !waitWithARetry(wait)) {
        return response;
      }
      bound = min(bound.multipliedBy(2), manners.longest());
    }
  }

  private Duration spread(Duration told) {
    return told.plusNanos((long) (told.toNanos() * random.getAsDouble()));
  }

  private synchronized boolean waitWithARetry(Duration wait) throws InterruptedException {
    if (retries == 0) {
      return false;
    }
    sleeper.sleep(wait);
    retries--;
    return true;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
