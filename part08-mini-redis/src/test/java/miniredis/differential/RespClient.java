package miniredis.differential;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import miniredis.resp.Bytes;

/// A connection on which requests and replies go as they are, many at a time.
final class RespClient implements AutoCloseable {

  private static final int MILLIS_TO_WAIT = 20_000;

  private final Socket socket;
  private final InputStream in;

  RespClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(MILLIS_TO_WAIT);
    in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
  }

  /// Sends all in one write, and reads as many replies.
  List<Answer> ask(List<List<String>> requests) throws IOException {
    var out = new ByteArrayOutputStream();
    for (List<String> request : requests) {
      out.writeBytes(Bytes.of("*" + request.size() + "\r\n"));
      for (String word : request) {
        out.writeBytes(Bytes.of("$" + word.length() + "\r\n" + word + "\r\n"));
      }
    }
    socket.getOutputStream().write(out.toByteArray());
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      answers.add(read());
    }
    return answers;
  }

  Answer ask(String... words) throws IOException {
    return ask(List.of(List.of(words))).getFirst();
  }

  private Answer read() throws IOException {
    int type = in.read();
    if (type < 0) {
      throw new EOFException("the server has closed the connection");
    }
    String line = line();
    return switch (type) {
      case '$', '=' -> line.equals("-1") ? new Answer((char) type, "-1") : bulk((char) type, line);
      case '*', '~', '>', '%' -> elements((char) type, Integer.parseInt(line));
      default -> new Answer((char) type, line);
    };
  }

  private Answer bulk(char type, String length) throws IOException {
    byte[] bytes = in.readNBytes(Integer.parseInt(length));
    line();
    return new Answer(type, '"' + Bytes.text(bytes) + '"');
  }

  private Answer elements(char type, int count) throws IOException {
    if (count < 0) {
      return new Answer(type, "-1");
    }
    List<Answer> elements = new ArrayList<>();
    for (int i = 0; i < (type == '%' ? 2 * count : count); i++) {
      elements.add(read());
    }
    return new Answer(type, "", elements);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server has closed the connection");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
