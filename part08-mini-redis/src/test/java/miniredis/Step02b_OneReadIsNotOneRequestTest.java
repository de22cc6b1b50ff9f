package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import miniredis.Step02b_OneReadIsNotOneRequest.EachReadARequest;
import miniredis.Step02b_OneReadIsNotOneRequest.Survived;
import miniredis.Step02b_OneReadIsNotOneRequest.TheRestIsKept;
import org.junit.jupiter.api.Test;

final class Step02b_OneReadIsNotOneRequestTest {

  @Test
  void a_handler_that_takes_each_read_for_a_request_is_right_where_the_cut_falls_between_two() {
    assertThat(Step02b_OneReadIsNotOneRequest.cutInTwo(EachReadARequest::new))
        .isEqualTo(new Survived(1, 46));
  }

  @Test
  void it_forgets_the_second_of_two_requests_in_one_read() {
    assertThat(Step02b_OneReadIsNotOneRequest.inOneRead(EachReadARequest::new))
        .isEqualTo(new Survived(0, 1));
    assertThat(Step02b_OneReadIsNotOneRequest.intoBytes(EachReadARequest::new))
        .isEqualTo(new Survived(0, 1));
  }

  @Test
  void a_handler_that_keeps_the_rest_is_right_however_the_bytes_are_cut() {
    assertThat(Step02b_OneReadIsNotOneRequest.inOneRead(TheRestIsKept::new))
        .isEqualTo(new Survived(1, 1));
    assertThat(Step02b_OneReadIsNotOneRequest.cutInTwo(TheRestIsKept::new))
        .isEqualTo(new Survived(46, 46));
    assertThat(Step02b_OneReadIsNotOneRequest.intoBytes(TheRestIsKept::new))
        .isEqualTo(new Survived(1, 1));
  }
}
