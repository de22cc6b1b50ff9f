package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void a_row_is_its_median_its_spread_and_its_ratios_in_the_order_of_the_medians() {
    var table =
        new Table(
            "ns/op",
            Map.of(
                "thread", List.of(20_000.0, 90_000.0, 12_345.0),
                "call, baseline", List.of(2.0, 3.0, 1.0),
                "cheaper", List.of(1.5, 1.5, 0.123)));
    // thread ÷ call, round by round: 10,000, 30,000, 12,345
    assertThat(table.markdown())
        .isEqualTo(
            """
            | | ns/op, median | min – max | ÷ baseline | min – max |
            |---|---:|---:|---:|---:|
            | cheaper | 1.50 | 0.123 – 1.50 | 0.500 | 0.123 – 0.750 |
            | call, baseline | 2.00 | 1.00 – 3.00 | 1.00 | 1.00 – 1.00 |
            | thread | 20,000 | 12,300 – 90,000 | 12,300 | 10,000 – 30,000 |
            """);
  }

  @Test
  void the_median_of_an_even_number_of_rounds_is_between_the_middle_two() {
    assertThat(Table.Spread.of(List.of(8.0, 1.0, 4.0, 2.0)).median()).isEqualTo(3.0);
  }

  @Test
  void a_round_that_was_slow_for_both_changes_no_ratio() {
    assertThat(Table.ratios(List.of(6.0, 60.0), List.of(2.0, 20.0))).containsExactly(3.0, 3.0);
  }
}
