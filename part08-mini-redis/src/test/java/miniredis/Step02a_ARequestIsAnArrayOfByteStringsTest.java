package miniredis;

import static miniredis.Step02a_ARequestIsAnArrayOfByteStrings.bothWays;
import static miniredis.Step02a_ARequestIsAnArrayOfByteStrings.request;
import static miniredis.Step02a_ARequestIsAnArrayOfByteStrings.words;
import static org.assertj.core.api.Assertions.assertThat;

import miniredis.Step02a_ARequestIsAnArrayOfByteStrings.BothWays;
import miniredis.resp.Bytes;
import miniredis.resp.Reply;
import org.junit.jupiter.api.Test;

final class Step02a_ARequestIsAnArrayOfByteStringsTest {

  @Test
  void a_request_is_its_number_of_words_and_each_word_with_its_length() {
    assertThat(Bytes.text(request("GET", "tea"))).isEqualTo("*2\r\n$3\r\nGET\r\n$3\r\ntea\r\n");
  }

  @Test
  void a_typed_line_and_an_array_are_the_same_request() throws Exception {
    assertThat(words(Bytes.of("SET drink \"green tea\"\r\n")))
        .isEqualTo(words(request("SET", "drink", "green tea")))
        .containsExactly("SET", "drink", "green tea");
  }

  @Test
  void a_value_may_hold_a_line_break() throws Exception {
    assertThat(words(request("SET", "poem", "one\r\ntwo"))).endsWith("one\\r\\ntwo");
  }

  @Test
  void some_replies_have_a_form_of_their_own_in_version_3() {
    assertThat(bothWays(Reply::nil)).isEqualTo(new BothWays("$-1\\r\\n", "_\\r\\n"));
    assertThat(bothWays(reply -> reply.bool(true))).isEqualTo(new BothWays(":1\\r\\n", "#t\\r\\n"));
    assertThat(bothWays(reply -> reply.real(1.5)))
        .isEqualTo(new BothWays("$3\\r\\n1.5\\r\\n", ",1.5\\r\\n"));
    assertThat(bothWays(reply -> reply.map(1))).isEqualTo(new BothWays("*2\\r\\n", "%1\\r\\n"));
  }

  @Test
  void others_are_the_same_in_both() {
    assertThat(bothWays(Reply::ok)).isEqualTo(new BothWays("+OK\\r\\n", "+OK\\r\\n"));
    assertThat(bothWays(reply -> reply.integer(2))).isEqualTo(new BothWays(":2\\r\\n", ":2\\r\\n"));
    assertThat(bothWays(reply -> reply.error("ERR no")).resp3()).isEqualTo("-ERR no\\r\\n");
    assertThat(bothWays(reply -> reply.bulk("a")).resp3()).isEqualTo("$1\\r\\na\\r\\n");
  }
}
