package httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private static final long MILLI = 1_000_000;
  private static final long TENTH = 100 * MILLI;

  private final TokenBucket bucket = new TokenBucket(TENTH, 10, 0);

  @Test
  void it_is_full_at_first_and_then_says_how_long_to_wait() {
    assertThat(admitted(0, 10)).isEqualTo(10);
    assertThat(bucket.tryTake(0)).isEqualTo(TENTH);
    assertThat(bucket.tryTake(40 * MILLI)).as("refusing took nothing").isEqualTo(60 * MILLI);
  }

  @Test
  void a_token_is_there_when_it_is_due_and_not_a_nanosecond_before() {
    admitted(0, 10);
    assertThat(bucket.tryTake(TENTH - 1)).isEqualTo(1);
    assertThat(bucket.tryTake(TENTH)).isZero();
    assertThat(bucket.tryTake(TENTH)).isEqualTo(TENTH);
  }

  @Test
  void it_never_holds_more_than_its_burst() {
    assertThat(admitted(3_600_000 * MILLI, 100)).isEqualTo(10);
  }

  @Test
  void ten_a_second_with_a_burst_of_ten_admits_19_in_the_first_second() {
    int admitted = 0;
    for (long now = 0; now < 1_000 * MILLI; now += MILLI) {
      admitted += admitted(now, 1);
    }
    assertThat(admitted).isEqualTo(10 + 9);
  }

  private int admitted(long now, int tries) {
    int admitted = 0;
    for (int i = 0; i < tries; i++) {
      admitted += bucket.tryTake(now) == 0 ? 1 : 0;
    }
    return admitted;
  }
}
