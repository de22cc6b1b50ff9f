package miniredis;

import static exercise.Verdict.onAnotherThread;

import exercise.OtherThreads;
import exercise.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;

/// What the test of exercise 3 does again and again. Each call is made on a thread that is given up
/// if it hangs.
@SuppressWarnings({"FutureReturnValueIgnored", "ReferenceEquality"}) // the very failure
abstract class AskingOnAFakeWire {

  final Verdict verdict = new Verdict(Exercise03_RepliesComeInOrder.class);
  final FakeWire wire = new FakeWire();
  final List<String> pushed = new CopyOnWriteArrayList<>();
  final Exercise03_RepliesComeInOrder client = new Exercise03_RepliesComeInOrder(wire, pushed::add);

  CompletableFuture<String> ask(String request) throws Exception {
    int before = wire.sent.size();
    var future =
        verdict.get(
            onAnotherThread(() -> client.ask(request)),
            () ->
                verdict.refuse(
                    "`ask` does not return, and no reply has come.",
                    wire.sent.size() > before ? "ask-waits-for-its-reply" : null));
    verdict.await(
        () -> future.isDone() || wire.sent.contains(request),
        () ->
            verdict.refuse(
                "%s is asked, %s was sent before and has no reply, and nothing more is sent."
                    .formatted(request, wire.sent),
                before == 0 ? null : "one-request-at-a-time"));
    return future;
  }

  /// The thread that reads the connection.
  void received(String reply, String ifThrown) throws Exception {
    run("The reply " + reply + " comes, and `received`", () -> client.received(reply), ifThrown);
  }

  void received(String reply) throws Exception {
    received(reply, null);
  }

  void run(String call, Runnable code, String ifThrown) throws Exception {
    Future<Throwable> done =
        onAnotherThread(() -> {
          try {
            code.run();
            return null;
          } catch (UnsupportedOperationException todo) {
            throw todo;
          } catch (RuntimeException thrown) {
            return thrown;
          }
        });
    Throwable thrown = verdict.get(done, call + " does not return.");
    if (thrown != null) {
      throw verdict.refuse(call + " throws " + thrown, ifThrown, thrown);
    }
  }

  void expect(CompletableFuture<String> future, String reply, String before, String belief)
      throws Exception {
    verdict.await(
        future,
        () -> verdict.refuse(before + ". The future that should get it is not done.", belief));
    String got = outcome(future);
    if (!got.equals(reply)) {
      throw verdict.refuse(
          "%s. The future that should get %s: %s.".formatted(before, reply, got), belief);
    }
  }

  static String outcome(CompletableFuture<String> future) {
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED -> "failed with " + future.exceptionNow();
      case CANCELLED -> "was cancelled";
      case RUNNING -> "is not done";
    };
  }

  void expectFailure(
      CompletableFuture<String> future, Throwable failure, String before, String ifPending)
      throws Exception {
    verdict.await(future, () -> verdict.refuse(before + ", and a future is not done.", ifPending));
    var seen = new CompletableFuture<Throwable>();
    var _ = future.whenComplete((_, thrown) -> seen.complete(thrown));
    Throwable got = seen.get();
    if (got != failure) {
      throw verdict.refuse(
          "%s, and a future %s. What its callback got: %s."
              .formatted(before, outcome(future), got));
    }
  }

  void sendFails(Throwable failure) throws Exception {
    var a = ask("GET a");
    wire.failure = failure;
    String before = "`send` throws " + failure;
    CompletableFuture<String> b;
    try {
      b = ask("GET b");
    } catch (IllegalStateException | StackOverflowError thrown) {
      if (thrown != failure) {
        throw thrown;
      }
      throw verdict.refuse(
          before + ", and so does `ask`.",
          failure instanceof Error ? "failures-are-exceptions" : "ask-may-throw",
          thrown);
    } finally {
      wire.failure = null;
    }
    expectFailure(b, failure, before, failure instanceof Error ? "failures-are-exceptions" : null);
    wire.sent.clear();
    var c = ask("GET c");
    received("to a");
    received("to c");
    before += ". The other two have their replies";
    expect(a, "to a", before, a.isCompletedExceptionally() ? "a-failed-send-is-the-end" : null);
    expect(c, "to c", before, "what-was-remembered-was-sent");
    wire.sent.clear();
  }

  void othersMayAsk() throws Exception {
    for (String how : List.of("A reply has come", "An error has come", "The connection is lost")) {
      var future = ask("GET a");
      var returned = new CompletableFuture<Boolean>();
      var _ =
          future.whenComplete((_, _) ->
              returned.complete(
                  OtherThreads.comesBack(onAnotherThread(() -> client.ask("GET b")))));
      run(
          how + ", and the method",
          () -> {
            switch (how) {
              case "A reply has come" -> client.received("to a");
              case "An error has come" -> client.received("-ERR no");
              default -> client.closed(new IOException("lost"));
            }
          },
          null);
      if (!verdict.get(returned, how + ", and a callback does not run.")) {
        throw verdict.refuse(
            how + ", a callback runs, and an `ask` of another thread does not return meanwhile.",
            "a-lock-may-be-held-for-callbacks");
      }
      if (!how.equals("The connection is lost")) {
        verdict.await(() -> wire.sent.contains("GET b"), "GET b is asked, and not sent.");
        received("to b");
        wire.sent.clear();
      }
    }
  }
}
