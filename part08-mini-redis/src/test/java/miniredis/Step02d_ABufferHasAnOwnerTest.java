package miniredis;

import static miniredis.Step02d_ABufferHasAnOwner.heldAfter;
import static miniredis.Step02d_ABufferHasAnOwner.readLater;
import static org.assertj.core.api.Assertions.assertThat;

import miniredis.Step02d_ABufferHasAnOwner.Keeps;
import miniredis.Step02d_ABufferHasAnOwner.Reads;
import miniredis.Step02d_ABufferHasAnOwner.ReadsAndReleases;
import miniredis.Step02d_ABufferHasAnOwner.ReadsByName;
import miniredis.Step02d_ABufferHasAnOwner.ReleasesAndPassesOn;
import miniredis.Step02d_ABufferHasAnOwner.Retains;
import org.junit.jupiter.api.Test;

final class Step02d_ABufferHasAnOwnerTest {

  @Test
  void a_handler_that_only_reads_leaves_the_buffer_held() {
    assertThat(heldAfter(new Reads())).isEqualTo("1");
  }

  @Test
  void a_handler_that_releases_gives_it_back() {
    assertThat(heldAfter(new ReadsAndReleases())).isEqualTo("0");
  }

  @Test
  void the_simple_handler_releases_what_it_was_given() {
    assertThat(heldAfter(new ReadsByName())).isEqualTo("0");
  }

  @Test
  void who_releases_and_passes_on_hands_on_something_that_is_gone() {
    assertThat(heldAfter(new ReleasesAndPassesOn())).contains("IllegalReferenceCountException");
  }

  @Test
  void what_is_kept_for_later_must_be_retained() {
    assertThat(readLater(new Keeps())).contains("IllegalReferenceCountException");
    assertThat(readLater(new Retains())).isEqualTo("reads tea");
  }
}
