package futures;

import static futures.Step03b_WhatHasBegunOverlaps.BEGUN_BEFORE;
import static futures.Step03b_WhatHasBegunOverlaps.COMBINED;
import static futures.Step03b_WhatHasBegunOverlaps.ONE_AFTER_THE_OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step03b_WhatHasBegunOverlaps.Breakfast;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class Step03b_WhatHasBegunOverlapsTest {

  static final Breakfast[] OVERLAPPING = {BEGUN_BEFORE, COMBINED};

  /// What was ordered, in order. A dish is done when the test says so.
  private final Map<String, CompletableFuture<String>> begun = new LinkedHashMap<>();

  private CompletableFuture<String> make(Breakfast breakfast) {
    return breakfast.make(dish -> begun.computeIfAbsent(dish, _ -> new CompletableFuture<>()));
  }

  private void finish(String dish) {
    begun.get(dish).complete(dish);
  }

  @Test
  void what_is_made_in_a_stage_begins_when_the_stage_runs() {
    var breakfast = make(ONE_AFTER_THE_OTHER);
    assertThat(begun).containsOnlyKeys("ham");
    finish("ham");
    assertThat(begun).containsOnlyKeys("ham", "eggs");
    assertThat(breakfast).isNotDone();
    finish("eggs");
    assertThat(breakfast).isCompletedWithValue("ham and eggs");
  }

  @ParameterizedTest
  @FieldSource("OVERLAPPING")
  void what_is_made_outside_has_begun_and_may_finish_in_any_order(Breakfast order) {
    var breakfast = make(order);
    assertThat(begun).containsOnlyKeys("ham", "eggs");
    finish("eggs");
    assertThat(breakfast).isNotDone();
    finish("ham");
    assertThat(breakfast).isCompletedWithValue("ham and eggs");
  }
}
