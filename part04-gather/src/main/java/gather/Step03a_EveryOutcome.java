package gather;

import static httpclient.OkHttp.request;
import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;

import gather.Step03a_EveryOutcome.Outcome.Failure;
import gather.Step03a_EveryOutcome.Outcome.Success;
import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.stream.Stream;
import okhttp3.Response;

/// Two of five requests fail. What does the caller get?
///
/// One might expect one answer. If all results are needed, the first failure is all there is to
/// know. If each is worth something by itself, a failure is one of the results: a caller that has
/// to tell them apart gets a type that makes it do so.
///
/// Run `make part_04 STEP=3a`. Watch which failure is heard of, and how many there were.
final class Step03a_EveryOutcome {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(5)) {
      List<Callable<Integer>> requests =
          Stream.of(200, 404, 200, 503, 200).map(status -> ask(status, http, server)).toList();
      say("five requests: the server answers 200, 404 (after 0.2 s), 200, 503, 200");
      try {
        firstFailureWins(requests);
      } catch (FailedException e) {
        say("first failure wins  %s", e.getCause().getMessage());
      }
      List<Outcome<Integer>> outcomes = everyOutcome(requests);
      say("every outcome       %s", outcomes);
      say("summed up           %s", sumUp(outcomes));
    }
  }

  /// How a task has ended.
  sealed interface Outcome<T> {
    record Success<T>(T value) implements Outcome<T> {
      @Override
      public String toString() {
        return String.valueOf(value);
      }
    }

    record Failure<T>(Throwable cause) implements Outcome<T> {
      @Override
      public String toString() {
        return cause.getMessage();
      }
    }
  }

  /// ALWAYS the first failure in time, if there is one. Requests that still run are interrupted,
  /// and what they would have come to is lost.
  static <T> List<T> firstFailureWins(List<Callable<T>> tasks) throws InterruptedException {
    try (var scope = open(Joiner.<T>allSuccessfulOrThrow())) {
      tasks.forEach(scope::fork);
      return scope.join().map(Subtask::get).toList();
    }
  }

  /// ALWAYS one outcome for each task, in the order of the tasks. No failure of a task stops
  /// another one, but an interrupt of the caller stops all.
  static <T> List<Outcome<T>> everyOutcome(List<Callable<T>> tasks) throws InterruptedException {
    try (var scope = open(Joiner.<T>awaitAll())) {
      List<Subtask<T>> forks = tasks.stream().map(scope::<T>fork).toList();
      scope.join();
      return forks.stream().map(Step03a_EveryOutcome::outcome).toList();
    }
  }

  private static <T> Outcome<T> outcome(Subtask<T> fork) {
    return switch (fork.state()) {
      case SUCCESS -> new Success<>(fork.get());
      case FAILED -> new Failure<>(fork.exception());
      case UNAVAILABLE -> throw new IllegalStateException("not joined");
    };
  }

  /// The compiler sees that no kind of outcome is forgotten.
  static String sumUp(List<Outcome<Integer>> outcomes) {
    int good = 0;
    int failed = 0;
    for (Outcome<Integer> outcome : outcomes) {
      switch (outcome) {
        case Success(Integer _) -> good++;
        case Failure(Throwable _) -> failed++;
      }
    }
    return "%d good, %d failed".formatted(good, failed);
  }

  /// `/status` takes no time, so another request, to `/delay`, goes before it.
  static Callable<Integer> ask(int status, OkHttp http, HttpServer server) {
    return () -> {
      http.get(server.url(status == 404 ? "/delay/0.2" : "/delay/0"));
      try (Response response =
          http.client().newCall(request(server.url("/status/" + status))).execute()) {
        if (!response.isSuccessful()) {
          throw new IOException("failed with " + response.code());
        }
        return response.code();
      }
    };
  }
}
