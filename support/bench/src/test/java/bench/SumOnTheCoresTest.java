package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// All methods do the same work.
class SumOnTheCoresTest {
  private static final long UNIT = 1_000;
  private static final long TOTAL =
      LongStream.range(0, 16).map(m -> m * UNIT * (m * UNIT + 1) / 2).sum();

  private final SumOnTheCores sums = new SumOnTheCores();

  SumOnTheCoresTest() {
    sums.unit = UNIT;
  }

  @AfterEach
  void close() {
    sums.close();
  }

  @Test
  void every_method_computes_all_sixteen_sums() throws Exception {
    assertThat(sums.oneAfterAnother_baseline()).isEqualTo(TOTAL);
    assertThat(sums.poolOfTheCores()).isEqualTo(TOTAL);
    assertThat(sums.poolOfTwiceTheCores()).isEqualTo(TOTAL);
    assertThat(sums.virtualThreads()).isEqualTo(TOTAL);
    assertThat(sums.forkJoin_eachSumDivided()).isEqualTo(TOTAL);
    assertThat(sums.parallelStream()).isEqualTo(TOTAL);
  }

  @Test
  void a_sum_is_what_gauss_says() {
    assertThat(SumOnTheCores.sum(1, 0)).isZero();
    assertThat(SumOnTheCores.sum(3, 5)).isEqualTo(12);
    assertThat(SumOnTheCores.sum(1, 450_000)).isEqualTo(450_000L * 450_001 / 2);
  }
}
