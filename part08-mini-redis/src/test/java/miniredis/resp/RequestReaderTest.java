package miniredis.resp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// However the bytes are cut. What is no request is compared with Redis elsewhere, byte by byte.
final class RequestReaderTest {

  private static final String BYTES =
      "*2\r\n$3\r\nGET\r\n$1\r\na\r\n" // two words
          + "PING\r\n" // a line
          + "\r\n" // nothing
          + "*0\r\n" // nothing, either
          + "*-1\r\n"
          + "*3\r\n$3\r\nSET\r\n$1\r\na\r\n$7\r\na\r\n\u00ff\0$1\r\n" // any bytes
          + "set 'b c' \"\\x41\\n\"\n" // quotes, and only a line feed
          + "*1\r\n$0\r\n\r\n"; // an empty word

  private static final List<List<String>> REQUESTS =
      List.of(
          List.of("GET", "a"),
          List.of("PING"),
          List.of("SET", "a", "a\r\n\u00ff\0$1"),
          List.of("set", "b c", "A\n"),
          List.of(""));

  private final RequestReader reader = new RequestReader();

  private void add(String bytes) {
    ByteBuf in = Unpooled.wrappedBuffer(Bytes.of(bytes));
    reader.add(in);
    in.release();
  }

  private List<List<String>> requests() throws ProtocolException {
    List<List<String>> requests = new ArrayList<>();
    for (byte[][] request = reader.next(); request != null; request = reader.next()) {
      if (request.length > 0) {
        requests.add(Arrays.stream(request).map(Bytes::text).toList());
      }
    }
    return requests;
  }

  @Test
  void in_one_piece() throws ProtocolException {
    add(BYTES);
    assertThat(requests()).isEqualTo(REQUESTS);
    assertThat(reader.size()).isZero();
  }

  @Test
  void cut_at_any_byte() throws ProtocolException {
    for (int cut = 0; cut <= BYTES.length(); cut++) {
      add(BYTES.substring(0, cut));
      List<List<String>> requests = requests();
      add(BYTES.substring(cut));
      requests.addAll(requests());
      assertThat(requests).as("cut at " + cut).isEqualTo(REQUESTS);
    }
  }

  @Test
  void byte_by_byte() throws ProtocolException {
    List<List<String>> requests = new ArrayList<>();
    for (int i = 0; i < BYTES.length(); i++) {
      add(BYTES.substring(i, i + 1));
      requests.addAll(requests());
    }
    assertThat(requests).isEqualTo(REQUESTS);
  }

  /// Longer than any buffer that it keeps.
  @Test
  void a_long_word_in_many_pieces() throws ProtocolException {
    byte[] long1 = new byte[1_000_000];
    new Random(1).nextBytes(long1);
    String word = Bytes.text(long1);
    String bytes = "*2\r\n$4\r\nECHO\r\n$1000000\r\n" + word + "\r\nPING\r\n";
    List<List<String>> requests = new ArrayList<>();
    for (int at = 0; at < bytes.length(); at += 999) {
      add(bytes.substring(at, Math.min(bytes.length(), at + 999)));
      requests.addAll(requests());
    }
    assertThat(requests).isEqualTo(List.of(List.of("ECHO", word), List.of("PING")));
  }

  /// As a number only: the arrays would take the memory of the tests.
  @Test
  void what_waits_gets_twice_its_room_up_to_the_longest_array() {
    assertThat(RequestReader.room(0, 1)).isEqualTo(1024);
    assertThat(RequestReader.room(2_000, 2_001)).isEqualTo(4_000);
    assertThat(RequestReader.room(2_000, 5_000)).isEqualTo(5_000);
    assertThat(RequestReader.room(1 << 30, (1 << 30) + 1)).isEqualTo(Integer.MAX_VALUE - 8);
  }

  @Test
  void the_bytes_of_a_request_are_its_own() throws ProtocolException {
    add("*1\r\n$1\r\na\r\n");
    byte[][] first = reader.next();
    add("*1\r\n$1\r\nb\r\n");
    reader.next();
    assertThat(Bytes.text(first[0])).isEqualTo("a");
  }

  /// A client without the password cannot make the server keep room for much.
  @Test
  void a_stranger_may_say_little() throws ProtocolException {
    reader.stranger(true);
    add("*11\r\n");
    assertThatThrownBy(reader::next)
        .isInstanceOf(ProtocolException.class)
        .hasMessage("Protocol error: unauthenticated multibulk length");
  }

  @Test
  void a_word_is_no_longer_than_the_setting() {
    reader.longestArgument(10);
    add("*1\r\n$11\r\n");
    assertThatThrownBy(reader::next)
        .isInstanceOf(ProtocolException.class)
        .hasMessage("Protocol error: invalid bulk length");
  }
}
