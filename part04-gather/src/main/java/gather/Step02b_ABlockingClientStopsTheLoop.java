package gather;

import static gather.Step02a_FourSecondsOrTen.requests;
import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;
import static lesson.Lesson.timeline;

import httpclient.OkHttp;
import httpserver.HttpServer;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// The same five requests are gathered on one event loop, with the same blocking client. How long
/// do they take?
///
/// One might expect 4 s again: all five are submitted at once, and gathered. But a loop has one
/// thread, and the client blocks it: the second request is sent when the first has been answered.
///
/// Run `make part_04 STEP=2b`. Watch the `B`s, all of them on one thread, and the peak.
///
/// Trap: What is gathered on an event loop overlaps. In fact, a blocking client lets nothing
/// overlap: 10 s, as one after the other.
final class Step02b_ABlockingClientStopsTheLoop {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(5);
        var loop = new DefaultEventLoop(Thread.ofPlatform().name("loop").factory());
        var threads = newThreadPerTaskExecutor(ofVirtual().name("request-", 0).factory())) {
      say("five requests, answered after 0, 1, 2, 3 and 4 s, gathered on one loop");
      server.reset();
      onTheLoop(requests("on the loop", http, server), loop);
      say("on the loop  at most %d in flight", server.stats().peakInFlight());
      server.reset();
      handedOver(requests("handed over", http, server), loop, threads);
      say("handed over  at most %d in flight", server.stats().peakInFlight());
    }
    timeline();
  }

  /// The mistake. ALWAYS one after the other.
  static List<String> onTheLoop(List<Callable<String>> requests, EventLoop loop)
      throws InterruptedException, ExecutionException {
    List<? extends Future<String>> futures = requests.stream().map(loop::submit).toList();
    var answers = new ArrayList<String>();
    for (Future<String> future : futures) {
      answers.add(future.get());
    }
    return answers;
  }

  /// The repair: the loop hands over what blocks, and is free. ALWAYS all at once.
  @SuppressWarnings("FutureReturnValueIgnored") // neither is: `get().get()` waits for both
  static List<String> handedOver(
      List<Callable<String>> requests, EventLoop loop, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    List<? extends Future<Future<String>>> futures =
        requests.stream().map(request -> loop.submit(() -> threads.submit(request))).toList();
    var answers = new ArrayList<String>();
    for (Future<Future<String>> future : futures) {
      answers.add(future.get().get());
    }
    return answers;
  }
}
