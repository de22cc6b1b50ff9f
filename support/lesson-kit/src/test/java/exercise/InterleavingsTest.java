package exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import part.Purse;

/// Public, since the answer that is loaded again tells it what it has come to.
@Timeout(60)
public class InterleavingsTest {

  private static final List<Integer> coins = new ArrayList<>();

  /// How many coins there were at the end of a round.
  public static void seen(int coinsInTheEnd) {
    coins.add(coinsInTheEnd);
  }

  @BeforeEach
  void forget() {
    coins.clear();
  }

  @Test
  void a_second_call_between_reading_a_field_and_writing_it_is_made() throws Exception {
    Interleavings.ofEach(Purse.InAField.class, Purse.class);
    assertThat(coins).contains(1, 2);
  }

  @Test
  void a_second_call_between_reading_an_element_and_writing_it_is_made() throws Exception {
    Interleavings.ofEach(Purse.InAnArray.class, Purse.class);
    assertThat(coins).contains(1, 2);
  }

  @Test
  void a_second_call_that_must_wait_for_the_first_ends_after_it() throws Exception {
    Interleavings.ofEach(Purse.InTurn.class, Purse.class);
    assertThat(coins).hasSizeGreaterThan(2).containsOnly(2);
  }
}
