package gather;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
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
  private final Semaphore retries;

  Exercise04_RetryWithManners(
      Manners manners, DoubleSupplier random, InstantSource clock, Sleeper sleeper) {
    this.manners = manners;
    this.random = random;
    this.clock = clock;
    this.sleeper = sleeper;
    retries = new Semaphore(manners.retries());
  }

  Response get(Callable<Response> request) throws Exception {
    Instant end = clock.instant().plus(manners.limit());
    for (int retry = 0; ; retry++) {
      Response response = ask(request);
      if (response.status() != 429 && response.status() != 503) {
        return response;
      }
      Duration wait = wait(response, retry);
      if (clock.instant().plus(wait).isAfter(end) || !retries.tryAcquire()) {
        return response;
      }
      sleep(wait);
    }
  }

  private static Response ask(Callable<Response> request) throws Exception {
    try {
      return request.call();
    } catch (Error failure) {
      throw new RuntimeException(failure);
    }
  }

  private void sleep(Duration wait) throws InterruptedException {
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      retries.release(); // promised, and not made
      throw e;
    }
  }

  private Duration wait(Response response, int retry) {
    if (response.retryAfter().isPresent()) {
      Duration told = Duration.ofSeconds(response.retryAfter().getAsInt());
      return told.plus(part(told, random.getAsDouble()));
    }
    Duration bound = manners.first();
    for (int i = 0; i < retry && bound.compareTo(manners.longest()) < 0; i++) {
      bound = bound.multipliedBy(2);
    }
    if (bound.compareTo(manners.longest()) > 0) {
      bound = manners.longest();
    }
    return part(bound, random.getAsDouble());
  }

  private static Duration part(Duration bound, double fraction) {
    return Duration.ofNanos((long) (bound.toNanos() * fraction));
  }
}
