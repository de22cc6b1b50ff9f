package executors;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.Executors.newFixedThreadPool;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import executors.heart.Heart;
import executors.heart.Loops;
import httpclient.OkHttp;
import httpserver.HttpServer;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// A callback on an event loop needs the answer of a blocking call. How does the loop go on
/// meanwhile?
///
/// One might expect that a `CompletableFuture` is enough. But `supplyAsync(call, loop)` only moves
/// the call to a later turn of the same loop, and stops it there. The call has to be given to other
/// threads, and its answer has to come back to the loop: two executors. The same goes for
/// computing, which blocks a loop just as well.
///
/// Run `make part_06 STEP=1c`. Watch the heart, which beats on the loop every 0.1 s.
///
/// Trap: `supplyAsync` keeps a blocking call from blocking. In fact, the call blocks a thread of
/// the executor that it is given to, and if that is the loop, it blocks the loop.
final class Step01c_ALoopGivesItsBlockingCallsAway {

  static void main() throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(1);
        EventLoop loop = Loops.newLoop("loop");
        var heart = new Heart(loop, Duration.ofMillis(100));
        var io = newThreadPerTaskExecutor(Thread.ofVirtual().name("io").factory());
        var cpu = newFixedThreadPool(cores, Thread.ofPlatform().name("cpu-", 1).factory())) {
      Supplier<String> call = () -> get(server.url("/count?delay=0.5"), http);
      http.get(server.url("/count?delay=0"));
      say("a call of 0.5 s, asked for by a loop whose heart beats every 0.1 s");
      say("on the loop itself    %s", during(heart, loop, call, it -> onTheLoop(it, loop)));
      say("given to a thread     %s", during(heart, loop, call, it -> runIn(io, it, loop)));
      Supplier<String> sum = Step01c_ALoopGivesItsBlockingCallsAway::sum;
      say("and a sum that goes on for 0.5 s");
      say("on the loop itself    %s", during(heart, loop, sum, it -> onTheLoop(it, loop)));
      say("given to a pool       %s", during(heart, loop, sum, it -> runIn(cpu, it, loop)));
    }
    timeline();
  }

  /// The mistake: asynchronous in its type only. ALWAYS 0 beats.
  static CompletableFuture<String> onTheLoop(Supplier<String> call, EventLoop loop) {
    return supplyAsync(call, loop);
  }

  /// The repair, asyncio's `run_in_executor`: the call runs on other threads, and the loop
  /// completes the future, with the answer or with the failure. The heart beats on, ALWAYS.
  static CompletableFuture<String> runIn(Executor threads, Supplier<String> call, EventLoop loop) {
    return supplyAsync(call, threads).whenCompleteAsync((_, _) -> {}, loop);
  }

  /// What the loop did meanwhile, and whether its own thread got the answer.
  record Seen(int beats, boolean answerOnTheLoop) {
    @Override
    public String toString() {
      return "the heart %s; the answer comes on %s"
          .formatted(
              beats == 0 ? "stands still" : "beats",
              answerOnTheLoop ? "the loop" : "another thread");
    }
  }

  /// A callback on the loop asks for the call. Beats count from when the call begins, since one
  /// that was due before may still come first.
  static Seen during(
      Heart heart,
      EventLoop loop,
      Supplier<String> call,
      Function<Supplier<String>, CompletableFuture<String>> way)
      throws Exception {
    var before = new AtomicInteger();
    Supplier<String> counted =
        () -> {
          before.set(heart.beats());
          return call.get();
        };
    var seen = new CompletableFuture<Seen>();
    loop.execute(() -> {
      var _ =
          way.apply(counted)
              .whenComplete((_, _) ->
                  seen.complete(new Seen(heart.beats() - before.get(), loop.inEventLoop())));
    });
    return seen.get();
  }

  private static String get(String url, OkHttp http) {
    try (var _ = span("call").waits()) {
      return http.get(url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends by the clock: how many numbers that is depends on the machine and on the compiler.
  private static String sum() {
    try (var _ = span("sum")) {
      long end = System.nanoTime() + 500_000_000;
      long sum = 0;
      for (int i = 1; System.nanoTime() - end < 0; i++) {
        sum += i;
      }
      return "" + sum;
    }
  }
}
