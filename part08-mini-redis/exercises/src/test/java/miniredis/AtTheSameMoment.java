package miniredis;

import static miniredis.AskingOnAFakeWire.outcome;

import exercise.Interleavings;
import exercise.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/// Two calls of a client meet, at each step of the one.
final class AtTheSameMoment {

  private AtTheSameMoment() {}

  static final class TwoAsk implements Callable<Void> {
    private final Verdict verdict = new Verdict(Exercise03_RepliesComeInOrder.class);
    private final FakeWire wire = new FakeWire();
    private final Exercise03_RepliesComeInOrder client =
        new Exercise03_RepliesComeInOrder(wire, _ -> {});

    @Override
    public Void call() throws Exception {
      var a = new AtomicReference<CompletableFuture<String>>();
      var b = new AtomicReference<CompletableFuture<String>>();
      Interleavings.atTheSameMoment(() -> a.set(client.ask("a")), () -> b.set(client.ask("b")));
      verdict.await(
          () -> wire.sent.size() == 2,
          () ->
              verdict.refuse("Two threads ask at the same moment, and this is sent: " + wire.sent));
      for (String request : wire.sent) {
        client.received("to " + request);
      }
      for (var future : List.of(a.get(), b.get())) {
        verdict.await(future, () -> refuse("a future is not done"));
      }
      if (!a.get().resultNow().equals("to a") || !b.get().resultNow().equals("to b")) {
        throw refuse(
            "a gets the reply %s, and b %s".formatted(a.get().resultNow(), b.get().resultNow()));
      }
      return null;
    }

    private AssertionError refuse(String observed) {
      return verdict.refuse(
          "Two threads ask at the same moment, %s are sent in this order, their replies come in it, and %s."
              .formatted(wire.sent, observed),
          "two-steps-happen-at-once");
    }
  }

  static final class SendFailsAsk implements Callable<Void> {
    private final Verdict verdict = new Verdict(Exercise03_RepliesComeInOrder.class);
    private final FakeWire wire = new FakeWire();
    private final Exercise03_RepliesComeInOrder client =
        new Exercise03_RepliesComeInOrder(
            request -> {
              if (request.equals("a")) {
                throw new IllegalStateException("broken");
              }
              wire.send(request);
            },
            _ -> {});

    @Override
    public Void call() throws Exception {
      var a = new AtomicReference<CompletableFuture<String>>();
      var b = new AtomicReference<CompletableFuture<String>>();
      Interleavings.atTheSameMoment(() -> a.set(client.ask("a")), () -> b.set(client.ask("b")));
      verdict.await(() -> wire.sent.size() == 1, () -> refuse("this is sent: " + wire.sent));
      client.received("to b");
      verdict.await(a.get(), () -> refuse("a's is not done"));
      verdict.await(b.get(), () -> refuse("b's is not done"));
      if (a.get().state() != Future.State.FAILED || !outcome(b.get()).equals("to b")) {
        throw refuse("a's %s, and b's %s".formatted(outcome(a.get()), outcome(b.get())));
      }
      return null;
    }

    private AssertionError refuse(String observed) {
      return verdict.refuse(
          "Two threads ask at the same moment, `send` throws for a, the reply to b comes, and of the futures "
              + observed
              + ".",
          "the-last-is-mine");
    }
  }

  @SuppressWarnings("ReferenceEquality") // the very failure
  static final class AskAndEnd implements Callable<Void> {
    private final Verdict verdict = new Verdict(Exercise03_RepliesComeInOrder.class);
    private final Exercise03_RepliesComeInOrder client =
        new Exercise03_RepliesComeInOrder(new FakeWire(), _ -> {});

    @Override
    public Void call() throws Exception {
      var lost = new IOException("lost");
      var a = new AtomicReference<CompletableFuture<String>>();
      Interleavings.atTheSameMoment(() -> a.set(client.ask("a")), () -> client.closed(lost));
      String before =
          "The connection was lost at the moment at which somebody asked, and its future ";
      verdict.await(
          a.get(), () -> verdict.refuse(before + "is not done.", "a-look-and-an-act-are-one"));
      if (a.get().exceptionNow() != lost) {
        throw verdict.refuse(before + "failed with " + a.get().exceptionNow());
      }
      return null;
    }
  }
}
