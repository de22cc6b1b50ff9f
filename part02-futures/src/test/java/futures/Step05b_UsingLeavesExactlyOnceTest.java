package futures;

import static futures.Step05b_UsingLeavesExactlyOnce.visit;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step05b_UsingLeavesExactlyOnce.Course;
import futures.Step05b_UsingLeavesExactlyOnce.Left;
import futures.using.Using;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(10)
class Step05b_UsingLeavesExactlyOnceTest {

  @ParameterizedTest
  @EnumSource
  void using_leaves_once_whatever_happens(Course course) {
    boolean cancelled = course.name().startsWith("CANCELLED");
    assertThat(visit(Using::using, course)).isEqualTo(new Left(1, 1, !cancelled));
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVED", "REFUSED"})
  void a_chain_leaves_after_an_order_and_does_not_wait_for_it(Course course) {
    assertThat(visit(Step05b_UsingLeavesExactlyOnce::chained, course))
        .isEqualTo(new Left(1, 1, false));
  }

  @ParameterizedTest
  @EnumSource(names = {"THROWN_OUT", "CANCELLED_AT_DOOR"})
  void a_chain_never_leaves_where_the_order_throws_or_no_stage_runs(Course course) {
    assertThat(visit(Step05b_UsingLeavesExactlyOnce::chained, course))
        .isEqualTo(new Left(0, 0, false));
  }

  @Test
  void a_chain_that_is_cancelled_inside_leaves_when_the_order_is_done() {
    assertThat(visit(Step05b_UsingLeavesExactlyOnce::chained, Course.CANCELLED_INSIDE))
        .isEqualTo(new Left(0, 1, false));
  }
}
