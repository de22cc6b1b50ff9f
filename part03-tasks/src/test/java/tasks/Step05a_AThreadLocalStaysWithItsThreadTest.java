package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step05a_AThreadLocalStaysWithItsThread.seenBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tasks.Step05a_AThreadLocalStaysWithItsThread.Carrier;
import tasks.Step05a_AThreadLocalStaysWithItsThread.Inheritable;
import tasks.Step05a_AThreadLocalStaysWithItsThread.Local;
import tasks.Step05a_AThreadLocalStaysWithItsThread.Scoped;
import tasks.Step05a_AThreadLocalStaysWithItsThread.Seen;

class Step05a_AThreadLocalStaysWithItsThreadTest {

  @Test
  void a_thread_local_is_seen_on_its_own_thread_alone() throws Exception {
    assertThat(seenBy(new Local())).isEqualTo(new Seen("ham", null, null, null));
  }

  @Test
  void an_inheritable_one_is_copied_when_a_thread_is_made_and_goes_stale() throws Exception {
    assertThat(seenBy(new Inheritable())).isEqualTo(new Seen("ham", "ham", "eggs", "ham"));
  }

  @Test
  void a_scoped_value_reaches_the_forks_and_nobody_who_could_outlive_its_block() throws Exception {
    assertThat(seenBy(new Scoped())).isEqualTo(new Seen("ham", null, null, "ham"));
  }

  @Test
  void none_of_them_is_left_behind() throws Exception {
    for (Carrier carrier : List.of(new Local(), new Inheritable(), new Scoped())) {
      seenBy(carrier);
      assertThat(carrier.read()).as(carrier.toString()).isNull();
    }
  }

  @Test
  void each_is_printed_by_its_class() {
    assertThat(List.of(new Local(), new Inheritable(), new Scoped()))
        .extracting(Object::toString)
        .containsExactly("ThreadLocal", "InheritableThreadLocal", "ScopedValue");
  }
}
