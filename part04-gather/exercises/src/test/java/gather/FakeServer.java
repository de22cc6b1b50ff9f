package gather;

import gather.Exercise04_RetryWithManners.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/// One caller's request. It gets its responses in order, the last one again and again.
final class FakeServer implements Callable<Response> {

  /// More than any test needs: one that asks for ever comes to an end.
  private static final int MOST_REQUESTS = 10_000;

  private final FakeTime time;
  private final Duration each;
  private final Deque<Response> responses;
  private final List<Duration> begun = Collections.synchronizedList(new ArrayList<>());
  private final List<Duration> ended = Collections.synchronizedList(new ArrayList<>());

  /// A request takes so long, `each`.
  FakeServer(FakeTime time, Duration each, Response... responses) {
    this.time = time;
    this.each = each;
    this.responses = new ArrayDeque<>(List.of(responses));
  }

  static Response ok() {
    return new Response(200, OptionalInt.empty(), "ham");
  }

  static Response status(int status) {
    return new Response(status, OptionalInt.empty(), "not now");
  }

  static Response retryAfter(int seconds) {
    return new Response(503, OptionalInt.of(seconds), "not now");
  }

  @Override
  public synchronized Response call() {
    if (begun.size() == MOST_REQUESTS) {
      throw new IllegalStateException("asked %,d times".formatted(MOST_REQUESTS));
    }
    begun.add(time.passed());
    time.pass(each);
    ended.add(time.passed());
    return responses.size() > 1 ? responses.remove() : responses.getFirst();
  }

  int requests() {
    return begun.size();
  }

  /// Between the end of a request and the begin of the next.
  List<Duration> waits() {
    var waits = new ArrayList<Duration>();
    for (int i = 1; i < begun.size(); i++) {
      waits.add(begun.get(i).minus(ended.get(i - 1)));
    }
    return waits;
  }

  /// After the last request that has ended.
  Duration since() {
    return time.passed().minus(ended.getLast());
  }
}
