package queues;

import static lesson.Lesson.say;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Future.State;
import java.util.stream.IntStream;
import queues.worker.Pace;
import queues.worker.PacedClient;
import queues.worker.Service;

/// A server admits 50 requests a second, with a burst of 5, and answers 429 to the rest. 40
/// submitters ask at once. How many are refused?
///
/// One might try again after each 429. The server has worked for a refusal all the same. A client
/// that paces itself a little below the rate is never refused, if no more of its requests can be
/// late than the burst allows for.
///
/// Run `make part_07 STEP=6f`. Watch how many of the 40 get an answer.
final class Step06f_NoCallIsRefused {

  /// The server's rate is 50 a second; this is 47.6, or 95 % of it.
  static final Duration PACE = Duration.ofMillis(21);

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(40)) {
      http.get(server.url("/headers")); // the first connection is the slowest
      say("40 submitters at once, 50 requests a second with a burst of 5");
      Service<String, String> service = http::get;
      String eager = server.url("/limited/eager?rate=50&burst=5");
      say("each for itself  %s", all(40, () -> service.answer(eager)));
      String paced = server.url("/limited/paced?rate=50&burst=5");
      try (var client = PacedClient.withWorkers(4, service, Pace.every(PACE), 40)) {
        say("through fetch    %s", all(40, () -> client.fetch(paced)));
      }
    }
  }

  /// Makes so many calls at once, and waits for all of them.
  static Answered all(int calls, Callable<String> call) throws InterruptedException {
    try (var submitters = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> ended =
          submitters.invokeAll(IntStream.range(0, calls).mapToObj(_ -> call).toList());
      long answered = ended.stream().filter(one -> one.state() == State.SUCCESS).count();
      return new Answered((int) answered, calls - (int) answered);
    }
  }

  /// ALWAYS none is refused through `fetch`: four workers have no more than four requests under
  /// way, so at worst these and the next come at once, and the burst is five. Each for itself
  /// SOMETIMES more get through, if they come later.
  record Answered(int answered, int refused) {
    @Override
    public String toString() {
      return "%2d answered, %2d refused".formatted(answered, refused);
    }
  }
}
