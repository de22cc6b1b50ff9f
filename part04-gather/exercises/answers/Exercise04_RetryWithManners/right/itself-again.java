package gather;

import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
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
  private final AtomicInteger left;

  Exercise04_RetryWithManners(
      Manners manners, DoubleSupplier random, InstantSource clock, Sleeper sleeper) {
    this.manners = manners;
    this.random = random;
    this.clock = clock;
    this.sleeper = sleeper;
    left = new AtomicInteger(manners.retries());
  }

  Response get(Callable<Response> request) throws Exception {
    return get(request, clock.millis() + manners.limit().toMillis(), manners.first().toMillis());
  }

  private Response get(Callable<Response> request, long end, long bound) throws Exception {
    var response = request.call();
    boolean notNow = response.status() == 429 || response.status() == 503;
    if (!notNow) {
      return response;
    }
    long most = Math.min(bound, manners.longest().toMillis());
    long wait =
        response.retryAfter().isPresent()
            ? (long) (response.retryAfter().getAsInt() * 1000L * (1 + random.getAsDouble()))
            : (long) (most * random.getAsDouble());
    if (clock.millis() + wait > end || left.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
      return response;
    }
    try {
      sleeper.sleep(Duration.ofMillis(wait));
    } catch (InterruptedException e) {
      left.incrementAndGet();
      throw e;
    }
    return get(request, end, 2 * most);
  }
}
