package futures;

import static futures.Step03b_WhatHasBegunOverlaps.madeAsAnArgument;
import static futures.Step03b_WhatHasBegunOverlaps.madeBefore;
import static futures.Step03b_WhatHasBegunOverlaps.madeInTheStage;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step03b_WhatHasBegunOverlaps.Kitchen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class Step03b_WhatHasBegunOverlapsTest {

  /// What was ordered, in order. A dish is done when the test says so.
  private final Map<String, CompletableFuture<String>> begun = new LinkedHashMap<>();

  private final Kitchen kitchen =
      dish -> {
        var done = new CompletableFuture<String>();
        assertThat(begun.put(dish, done)).as("ordered before").isNull();
        return done;
      };

  private void finish(String dish) {
    begun.get(dish).complete(dish);
  }

  @Test
  void what_is_made_in_a_stage_begins_when_the_stage_runs() {
    var breakfast = madeInTheStage(kitchen);
    assertThat(begun).containsOnlyKeys("ham");
    finish("ham");
    assertThat(begun).containsOnlyKeys("ham", "eggs");
    assertThat(breakfast).isNotDone();
    finish("eggs");
    assertThat(breakfast).isCompletedWithValue("ham and eggs");
  }

  @Test
  void what_is_made_before_the_stage_has_begun_and_may_finish_first() {
    bothHaveBegun(madeBefore(kitchen));
  }

  @Test
  void what_is_made_as_an_argument_has_begun_and_may_finish_first() {
    bothHaveBegun(madeAsAnArgument(kitchen));
  }

  private void bothHaveBegun(CompletableFuture<String> breakfast) {
    assertThat(begun).containsOnlyKeys("ham", "eggs");
    finish("eggs");
    assertThat(breakfast).isNotDone();
    finish("ham");
    assertThat(breakfast).isCompletedWithValue("ham and eggs");
  }
}
