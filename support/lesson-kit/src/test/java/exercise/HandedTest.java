package exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class HandedTest {

  private final IOException thrown = new IOException("no ham");

  @Test
  void a_failure_is_recognised_in_whatever_it_is_wrapped() {
    assertThat(Handed.of(thrown, thrown)).isEqualTo(Handed.AS_IT_IS);
    assertThat(Handed.of(thrown, new ExecutionException(thrown)))
        .isEqualTo(Handed.WRAPPED_BY_THE_JDK);
    assertThat(Handed.of(thrown, new CompletionException(new RuntimeException(thrown))))
        .isEqualTo(Handed.WRAPPED_BY_THE_JDK);
    assertThat(Handed.of(thrown, new UncheckedIOException(thrown))).isEqualTo(Handed.WRAPPED);
  }

  @Test
  void what_is_none_of_its_wrappers_is_another_one() {
    assertThat(Handed.of(thrown, new IOException("no ham"))).isEqualTo(Handed.OTHER);
    assertThat(Handed.of(thrown, null)).isEqualTo(Handed.OTHER);
  }

  @Test
  void a_failure_may_have_lost_its_own_wrapper() {
    assertThat(Handed.of(new UncheckedIOException(thrown), thrown)).isEqualTo(Handed.UNWRAPPED);
  }

  @Test
  void several_are_handed_on_in_one_way_or_in_none() {
    var second = new IOException("no eggs");
    var both = List.<Throwable>of(thrown, second);
    assertThat(Handed.of(both, List.of(second, thrown))).isEqualTo(Handed.AS_IT_IS);
    assertThat(Handed.of(both, List.of(second, new ExecutionException(thrown))))
        .isEqualTo(Handed.OTHER);
    assertThat(Handed.of(both, List.of())).isEqualTo(Handed.OTHER);
  }

  @Test
  void work_may_throw_an_exception_or_an_error() {
    assertThatThrownBy(() -> Handed.fail(thrown)).isSameAs(thrown);
    var error = new AssertionError("no ham");
    assertThatThrownBy(() -> Handed.fail(error)).isSameAs(error);
  }
}
