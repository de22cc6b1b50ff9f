package miniredis.differential;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import miniredis.resp.Bytes;

/// Some clients of one server. Each sends when it is told to, and whatever comes is noted: a client
/// may wait, or get what others caused.
final class Crowd implements AutoCloseable {

  static final int SIZE = 3;

  private final RespClient control;
  private final List<SocketChannel> clients = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

  /// @param resp3 the last client speaks version 3
  Crowd(RespClient control, int port, boolean resp3) throws IOException {
    this.control = control;
    for (int i = 0; i < SIZE; i++) {
      var client =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      clients.add(client);
      client.setOption(StandardSocketOptions.TCP_NODELAY, true); // or a request waits for another
      client.write(ByteBuffer.wrap(Bytes.of("client id\r\n")));
      ids.add(line(client).substring(1));
      client.configureBlocking(false);
    }
    if (resp3) {
      send(SIZE - 1, List.of("hello", "3"));
    }
  }

  /// Lets a client send a request, and returns what each client has received after it was run.
  ///
  /// @param words `$0` is the first client's id
  List<String> send(int client, List<String> words) throws IOException {
    var request = new StringBuilder("*" + words.size() + "\r\n");
    for (String each : words) {
      String word = each.startsWith("$") ? ids.get(each.charAt(1) - '0') : each;
      request.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    try {
      clients.get(client).write(ByteBuffer.wrap(Bytes.of(request.toString())));
    } catch (IOException e) {
      // the server has closed this one, which the other server is to do as well
    }
    awaitItsTurn();
    List<String> received = new ArrayList<>();
    for (SocketChannel each : clients) {
      received.add(read(each));
    }
    return received;
  }

  /// The request was there before these are sent, so it is run in the same turn of the server's
  /// loop as the first at the latest, and what it caused was sent before the next turn. One that
  /// was waiting meanwhile may then run what it had sent, which may wake another one.
  private void awaitItsTurn() throws IOException {
    for (int turn = 0; turn < 2 + SIZE; turn++) {
      control.ask("ping");
    }
  }

  private String line(SocketChannel client) throws IOException {
    buffer.clear();
    while (client.read(buffer) >= 0 && buffer.get(buffer.position() - 1) != '\n') {
      // a reply comes in one piece or in several
    }
    return Bytes.text(Arrays.copyOf(buffer.array(), buffer.position() - 2));
  }

  private String read(SocketChannel client) {
    var text = new StringBuilder();
    while (true) {
      buffer.clear();
      int count;
      try {
        count = client.read(buffer);
      } catch (IOException e) { // likewise
        count = -1;
      }
      if (count < 0) {
        return text.append("(closed)").toString();
      }
      if (count == 0) {
        return text.toString();
      }
      for (int i = 0; i < count; i++) {
        text.append((char) (buffer.get(i) & 0xff));
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel client : clients) {
      client.close();
    }
    control.ask("ping");
  }
}
