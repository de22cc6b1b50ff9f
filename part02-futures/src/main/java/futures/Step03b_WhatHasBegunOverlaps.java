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
/// A stage only says which results it needs. What overlaps is what has begun, and a future has
/// begun when you hold it (step 1a): what counts is *where* the second one is made.
///
/// Run `make part_02 STEP=3b`. Watch where the eggs' bar begins, three times.
///
/// Trap: `thenCompose` runs one after the other, and `thenCombine` side by side. In fact, the stage
/// decides nothing: two futures overlap if both are made before one of them is waited for.
final class Step03b_WhatHasBegunOverlaps {

  static void main() {
    var names = Thread.ofPlatform().name("kitchen").factory();
    try (var timer = Executors.newSingleThreadScheduledExecutor(names)) {
      say("0.2 s a dish");
      try (var meal = span("in the stage").waits()) {
        say("eggs made in the stage:      %s", madeInTheStage(kitchen(timer, meal)).join());
      }
      try (var meal = span("before it").waits()) {
        say("eggs made before the stage:  %s", madeBefore(kitchen(timer, meal)).join());
      }
      try (var meal = span("as its argument").waits()) {
        say("eggs made as its argument:   %s", madeAsAnArgument(kitchen(timer, meal)).join());
      }
    }
    timeline();
  }

  @FunctionalInterface
  interface Kitchen {
    CompletableFuture<String> cook(String dish);
  }

  /// The mistake, if the eggs don't need the ham: they begin in a function that waits for it.
  static CompletableFuture<String> madeInTheStage(Kitchen kitchen) {
    return kitchen
        .cook("ham")
        .thenCompose(ham -> kitchen.cook("eggs").thenApply(eggs -> ham + " and " + eggs));
  }

  /// The control: the same stages, and they overlap.
  static CompletableFuture<String> madeBefore(Kitchen kitchen) {
    CompletableFuture<String> begun = kitchen.cook("eggs");
    return kitchen.cook("ham").thenCompose(ham -> begun.thenApply(eggs -> ham + " and " + eggs));
  }

  /// The repair that says what is meant: an argument is made before the call.
  static CompletableFuture<String> madeAsAnArgument(Kitchen kitchen) {
    return kitchen
        .cook("ham")
        .thenCombine(kitchen.cook("eggs"), (ham, eggs) -> ham + " and " + eggs);
  }

  /// No thread stands at the stove: a timer completes the future.
  private static Kitchen kitchen(ScheduledExecutorService timer, Span meal) {
    return dish -> {
      var done = new CompletableFuture<String>();
      Span span = meal.span(dish);
      span.suspends();
      var _ =
          timer.schedule(
              () -> {
                span.close();
                done.complete(dish);
              },
              200,
              MILLISECONDS);
      return done;
    };
  }
}
