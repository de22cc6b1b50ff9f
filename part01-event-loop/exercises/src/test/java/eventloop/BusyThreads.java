package eventloop;

import static eventloop.Exercise02_OffTheLoopAndBack.offTheLoop;

import exercise.OtherThreads;
import exercise.Verdict;
import io.netty.channel.EventLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The one thread of `threads` makes somebody else's call.
record BusyThreads(Verdict verdict, EventLoop loop) {

  void expectReturn() throws Exception {
    var isBusy = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var threads =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("busy").factory());
    try {
      Future<?> _ =
          threads.submit(() -> {
            isBusy.countDown();
            OtherThreads.awaitHere(mayEnd);
          });
      verdict.await(isBusy, "A pool's first task has not begun.");
      Future<?> handler =
          loop.submit(() -> offTheLoop(() -> "ham", threads, loop, new Then(verdict)));
      verdict.get(
          handler,
          () ->
              verdict.refuse(
                  "`threads` has one thread, and that is busy with another call: `offTheLoop` has not"
                      + " returned.",
                  "a-thread-is-always-free"));
    } finally {
      mayEnd.countDown();
      threads.shutdown();
    }
  }
}
