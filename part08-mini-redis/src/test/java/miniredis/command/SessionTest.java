package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import miniredis.resp.ProtocolException;
import miniredis.resp.RequestReader;
import org.junit.jupiter.api.Test;

class SessionTest {

  private final Script redis = new Script();
  private final RequestReader reader = new RequestReader();

  private void receive(String bytes) {
    reader.add(Unpooled.wrappedBuffer(Script.bytes(bytes)));
  }

  @Test
  void before_its_password_a_client_may_send_short_requests_only() throws ProtocolException {
    redis.send("CONFIG SET requirepass open");
    TestClient client = redis.client();
    receive("*2\r\n$4\r\nAUTH\r\n$4\r\nopen\r\n*11\r\n");
    assertThat(client.session().next(reader)).hasDimensions(2, 4);
    assertThatThrownBy(() -> client.session().next(reader))
        .hasMessage("Protocol error: unauthenticated multibulk length");
  }

  @Test
  void after_its_password_it_may_send_long_ones() throws ProtocolException {
    redis.send("CONFIG SET requirepass open");
    TestClient client = redis.client();
    receive("*2\r\n$4\r\nAUTH\r\n$4\r\nopen\r\n*11\r\n");
    assertThat(client.send(client.session().next(reader))).isEqualTo("OK");
    assertThat(client.session().next(reader)).isNull();
  }

  @Test
  void an_argument_may_be_as_long_as_the_setting_says() throws ProtocolException {
    TestClient client = redis.client();
    receive("*1\r\n$2000000\r\n");
    assertThat(client.session().next(reader)).isNull();
    redis.send("CONFIG SET proto-max-bulk-len 1mb");
    var other = new RequestReader();
    other.add(Unpooled.wrappedBuffer(Script.bytes("*1\r\n$2000000\r\n")));
    assertThatThrownBy(() -> client.session().next(other))
        .hasMessage("Protocol error: invalid bulk length");
  }
}
