package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.in;
import static lesson.Lesson.say;

import futures.generator.Generator;
import futures.generator.Generator.Body;
import futures.generator.OnDemand;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// What keeps a fast producer from burying a slow consumer?
///
/// A `for` loop needs nothing: it asks when it is done with the item before. A `Flow.Publisher`
/// pushes, so its subscriber has to say how many it can take: `request(1)` is the loop's asking,
/// sent as a message. One might expect `request(Long.MAX_VALUE)` to be the plain way: it is the
/// queue without a bound.
///
/// Run `make part_02 STEP=7d`. Watch how many items are made and not done, at most.
final class Step07d_DemandIsAskingForTheNext {

  static void main() {
    say("five items, made at once, 0.1 s of work on each");
    Body<Integer> items =
        out -> {
          for (int i = 0; i < 5; i++) {
            out.give(i);
          }
        };
    Runnable work = () -> LockSupport.parkNanos(100_000_000);
    say("a for loop:          at most %d in hand", mostInHand(FOR, items, work));
    say("request(1) each:     at most %d in hand", mostInHand(ONE_BY_ONE, items, work));
    say("request(MAX_VALUE):  at most %d in hand", mostInHand(ALL_AT_ONCE, items, work));
  }

  /// Has `work` done on `worker`, once for each item that `body` makes.
  @FunctionalInterface
  interface Delivery {
    CompletableFuture<Void> start(Body<Integer> body, Runnable work, Executor worker);
  }

  static final Delivery FOR =
      (body, work, worker) ->
          CompletableFuture.runAsync(
              () -> {
                try (var items = new Generator<>(body)) {
                  in(items).forEach(_ -> work.run());
                }
              },
              worker);

  static final Delivery ONE_BY_ONE = (body, work, worker) -> take(1, body, work, worker);

  // The mistake.
  static final Delivery ALL_AT_ONCE =
      (body, work, worker) -> take(Long.MAX_VALUE, body, work, worker);

  /// `onNext` should return soon, so the work is done on `worker`. Requests `first` items, and one
  /// more for each that is done.
  private static CompletableFuture<Void> take(
      long first, Body<Integer> body, Runnable work, Executor worker) {
    var done = new CompletableFuture<Void>();
    new OnDemand<>(body)
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
                    subscription.request(1);
                  } catch (RuntimeException e) {
                    subscription.cancel();
                    done.completeExceptionally(e);
                  }
                });
              }

              @Override
              public void onError(Throwable failure) {
                done.completeExceptionally(failure);
              }

              @Override
              public void onComplete() {
                worker.execute(() -> done.complete(null)); // behind the last of the work
              }
            });
    return done;
  }

  /// FOR and ONE_BY_ONE: ALWAYS 1. ALL_AT_ONCE: up to all of them.
  static int mostInHand(Delivery delivery, Body<Integer> body, Runnable work) {
    var inHand = new AtomicInteger();
    var most = new AtomicInteger();
    Body<Integer> counted =
        out ->
            body.run(item -> {
              most.accumulateAndGet(inHand.incrementAndGet(), Math::max);
              out.give(item);
            });
    var names = Thread.ofPlatform().name("worker").factory();
    try (var worker = Executors.newSingleThreadExecutor(names)) {
      delivery
          .start(
              counted,
              () -> {
                work.run();
                inHand.decrementAndGet();
              },
              worker)
          .join();
    }
    return most.get();
  }
}
