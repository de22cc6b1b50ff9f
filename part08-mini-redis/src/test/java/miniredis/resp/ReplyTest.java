package miniredis.resp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both versions of the protocol.
final class ReplyTest {

  private static String written(int version, Consumer<Reply> say) {
    var reply = new Reply();
    reply.version(version);
    say.accept(reply);
    return Bytes.text(reply.take());
  }

  private static void expect(Consumer<Reply> say, String resp2, String resp3) {
    assertThat(written(2, say)).isEqualTo(resp2);
    assertThat(written(3, say)).isEqualTo(resp3);
  }

  @Test
  void what_both_versions_have() {
    expect(Reply::ok, "+OK\r\n", "+OK\r\n");
    expect(reply -> reply.bulk(Bytes.of("a\r\n")), "$3\r\na\r\n\r\n", "$3\r\na\r\n\r\n");
    expect(reply -> reply.array(2), "*2\r\n", "*2\r\n");
    expect(reply -> reply.error("ERR no"), "-ERR no\r\n", "-ERR no\r\n");
  }

  @Test
  void what_only_version_3_has_a_form_for() {
    expect(Reply::nil, "$-1\r\n", "_\r\n");
    expect(Reply::nilArray, "*-1\r\n", "_\r\n");
    expect(reply -> reply.map(2), "*4\r\n", "%2\r\n");
    expect(reply -> reply.set(2), "*2\r\n", "~2\r\n");
    expect(reply -> reply.push(3), "*3\r\n", ">3\r\n");
    expect(reply -> reply.bool(true), ":1\r\n", "#t\r\n");
    expect(reply -> reply.real(1.5), "$3\r\n1.5\r\n", ",1.5\r\n");
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "10", "9223372036854775807", "-9223372036854775808"})
  void any_number(long number) {
    expect(reply -> reply.integer(number), ":" + number + "\r\n", ":" + number + "\r\n");
  }

  @Test
  void a_line_break_does_not_end_an_error() {
    assertThat(written(2, reply -> reply.error("ERR unknown 'a\r\nb'\r\n")))
        .isEqualTo("-ERR unknown 'a  b'\r\n");
  }

  @Test
  void what_is_taken_back_leaves_what_was_before_and_what_was_pushed() {
    assertThat(
            written(
                3,
                reply -> {
                  reply.ok();
                  int before = reply.size();
                  reply.array(2);
                  push(reply, "a");
                  reply.integer(1);
                  push(reply, "b");
                  reply.truncate(before);
                  reply.truncate(before); // as good as once
                  reply.error("ERR no");
                }))
        .isEqualTo("+OK\r\n>1\r\n$1\r\na\r\n>1\r\n$1\r\nb\r\n-ERR no\r\n");
  }

  private static void push(Reply reply, String message) {
    reply.push(1);
    reply.bulk(message);
    reply.pushed();
  }

  @Test
  void it_grows_with_what_is_written() {
    var reply = new Reply();
    for (int i = 0; i < 100_000; i++) {
      reply.bulk(Bytes.of("tea"));
    }
    assertThat(Bytes.text(reply.take())).isEqualTo("$3\r\ntea\r\n".repeat(100_000));
    assertThat(reply.size()).isZero();
  }

  /// What C's `%.17g` prints.
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "3, 3",
    "1.5, 1.5",
    "0.1, 0.10000000000000001",
    "3.0e10, 30000000000",
    "1e17, 1e+17",
    "9007199254740993, 9007199254740992",
    "1e-4, 0.0001",
    "1e-5, 1.0000000000000001e-05",
    "1e300, 1.0000000000000001e+300",
    "-2.5e-10, -2.5000000000000002e-10",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void a_score_is_printed_with_17_digits(double score, String text) {
    assertThat(Doubles.text(score)).isEqualTo(text);
  }

  @Test
  void a_reply_that_is_too_long_takes_no_memory() {
    var reply = new Reply(1000);
    reply.bulk(new byte[990]); // `$990`, and two line ends
    assertThat(reply.size()).isEqualTo(998);
    assertThatThrownBy(() -> reply.bulk("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a reply of more than 1,000 bytes");
  }
}
