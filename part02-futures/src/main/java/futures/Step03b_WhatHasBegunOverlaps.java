package futures;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import lesson.Span;

/// Ham takes 0.2 s and eggs take 0.2 s. How long does breakfast take?
///
/// One might expect that `thenCompose` means one after the other, and `thenCombine` means together.
/// The stage only says what needs which result. What overlaps is what has begun, and a future has
/// begun when you hold it (step 1): what counts is *where* the second one is made.
///
/// Run `make part_02 STEP=3b`. Watch where the eggs' bar begins, three times.
final class Step03b_WhatHasBegunOverlaps {

  static void main() {
    var names = Thread.ofPlatform().name("kitchen").factory();
    try (var kitchen = Executors.newSingleThreadScheduledExecutor(names)) {
      say("0.2 s a dish");
      Kitchen cook = dish -> cook(dish, kitchen);
      say("eggs made in the stage:       %s", ONE_AFTER_THE_OTHER.make(cook).join());
      say("eggs made before the stage:   %s", BEGUN_BEFORE.make(cook).join());
      say("eggs made as its argument:    %s", COMBINED.make(cook).join());
    }
    timeline();
  }

  @FunctionalInterface
  interface Kitchen {
    CompletableFuture<String> cook(String dish);
  }

  @FunctionalInterface
  interface Breakfast {
    CompletableFuture<String> make(Kitchen kitchen);
  }

  // The mistake, if the eggs don't need the ham: they begin in a function that waits for it.
  static final Breakfast ONE_AFTER_THE_OTHER =
      kitchen ->
          kitchen
              .cook("ham")
              .thenCompose(ham -> kitchen.cook("eggs").thenApply(eggs -> ham + " and " + eggs));

  // The control: the same stages, and they overlap.
  static final Breakfast BEGUN_BEFORE =
      kitchen -> {
        var eggsBegun = kitchen.cook("eggs");
        return kitchen
            .cook("ham")
            .thenCompose(ham -> eggsBegun.thenApply(eggs -> ham + " and " + eggs));
      };

  // The repair that says what is meant: two arguments, both made here and now.
  static final Breakfast COMBINED =
      kitchen ->
          kitchen
              .cook("ham")
              .thenCombine(kitchen.cook("eggs"), (ham, eggs) -> ham + " and " + eggs);

  private static CompletableFuture<String> cook(String dish, ScheduledExecutorService kitchen) {
    var done = new CompletableFuture<String>();
    Span span = span(dish);
    span.waits(); // for a timer: no thread stands at the stove
    kitchen.schedule(
        () -> {
          span.close();
          done.complete(dish);
        },
        200,
        MILLISECONDS);
    return done;
  }
}
