package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.in;
import static lesson.Lesson.say;

import futures.generator.Generator;
import futures.generator.Generator.Body;
import futures.generator.OnDemand;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// What keeps a fast producer from burying a slow consumer?
///
/// A `for` loop needs nothing: it asks when it is done with the item before. A `Flow.Publisher`
/// pushes, so its subscriber has to say how many it can take: `request(1)` is the loop's asking,
/// sent as a message. One might expect `request(Long.MAX_VALUE)` to be the plain way. Then all that
/// is not done yet waits in the executor's queue, which has no bound.
///
/// Run `make part_02 STEP=7d`. Watch how many items are made and not done, at most.
///
/// Trap: `request(Long.MAX_VALUE)` is the plain way to subscribe. In fact, what the subscriber has
/// not done yet waits in a queue without a bound.
final class Step07d_DemandIsAskingForTheNext {

  static void main() {
    Body<Integer> five =
        out -> {
          for (int i = 0; i < 5; i++) {
            out.give(i);
          }
        };
    Runnable work = () -> LockSupport.parkNanos(100_000_000);
    say("five items, made at once, 0.1 s of work on each");
    say("a for loop:          at most %d in hand", forLoop(five, work));
    say("request(1) each:     at most %d in hand", oneByOne(five, work));
    say("request(MAX_VALUE):  at most %d in hand", allAtOnce(five, work));
  }

  /// ALWAYS 1.
  static int forLoop(Body<Integer> body, Runnable work) {
    var counter = new Counter();
    try (var items = new Generator<>(counter.counted(body))) {
      for (int _ : in(items)) {
        work.run();
        counter.done();
      }
    }
    return counter.most.get();
  }

  /// The same loop, taken apart. ALWAYS 1.
  static int oneByOne(Body<Integer> body, Runnable work) {
    return subscribe(1, body, work);
  }

  /// The mistake. Up to all of them.
  static int allAtOnce(Body<Integer> body, Runnable work) {
    return subscribe(Long.MAX_VALUE, body, work);
  }

  /// Requests `first` items, and one more for each that is done. `onNext` should return soon, so
  /// the work is done on another thread.
  private static int subscribe(long first, Body<Integer> body, Runnable work) {
    var counter = new Counter();
    var end = new CompletableFuture<Void>();
    try (var worker = Executors.newSingleThreadExecutor()) {
      new OnDemand<>(counter.counted(body))
          .subscribe(
              new Flow.Subscriber<>() {
                private Flow.Subscription subscription;

                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                  this.subscription = subscription;
                  subscription.request(first);
                }

                @Override
                public void onNext(Integer item) {
                  worker.execute(() -> {
                    try {
                      work.run();
                      counter.done();
                      subscription.request(1);
                    } catch (Throwable e) { // whatever it is, or `join` waits for ever
                      subscription.cancel();
                      end.completeExceptionally(e);
                    }
                  });
                }

                @Override
                public void onError(Throwable failure) {
                  end.completeExceptionally(failure);
                }

                @Override
                public void onComplete() {
                  worker.execute(() -> end.complete(null)); // behind the last of the work
                }
              });
      end.join();
    }
    return counter.most.get();
  }

  /// Counts the items that are made and not done.
  private static final class Counter {
    private final AtomicInteger inHand = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Body<Integer> counted(Body<Integer> body) {
      return out ->
          body.run(item -> {
            most.accumulateAndGet(inHand.incrementAndGet(), Math::max);
            out.give(item);
          });
    }

    void done() {
      inHand.decrementAndGet();
    }
  }
}
