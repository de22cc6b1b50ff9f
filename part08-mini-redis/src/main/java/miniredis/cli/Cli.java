package miniredis.cli;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import miniredis.resp.Bytes;

/// A connection to a Redis server, and the thread that uses it waits for each reply. Requests are
/// lines, `SET a 1`; replies are shown in words, each on one line: `OK`, `"1"`, `(integer) 2`,
/// `(nil)`, `(error) ERR ...`, `["a", "b"]`.
///
/// One thread at a time may use it.
public final class Cli implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private Cli(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /// Connects to a server on this machine.
  public static Cli connect(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    return new Cli(socket);
  }

  /// Sends requests in one write, and waits for none of the replies.
  public void send(String... lines) throws IOException {
    out.write(Bytes.of(String.join("\r\n", lines) + "\r\n"));
    out.flush();
  }

  /// Waits for the next reply, or message.
  ///
  /// @throws EOFException the server has closed the connection
  /// @throws java.net.SocketTimeoutException nothing has come for a minute
  public String read() throws IOException {
    int type = byteOf(in.read());
    String line = line();
    return switch (type) {
      case '+', ',', '(' -> line;
      case '-' -> "(error) " + line;
      case ':' -> "(integer) " + line;
      case '#' -> line.equals("t") ? "(true)" : "(false)";
      case '_' -> "(nil)";
      case '$', '=' -> line.equals("-1") ? "(nil)" : '"' + text(Integer.parseInt(line)) + '"';
      case '*', '~', '>' -> line.equals("-1") ? "(nil)" : elements(Integer.parseInt(line));
      case '%' -> elements(2 * Integer.parseInt(line));
      default -> throw new IOException("no reply begins with " + (char) type);
    };
  }

  /// Sends a request, and waits for its reply.
  public String ask(String line) throws IOException {
    send(line);
    return read();
  }

  private String elements(int count) throws IOException {
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(read());
    }
    return elements.toString();
  }

  private String text(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    line();
    return Bytes.text(bytes);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int b = byteOf(in.read()); b != '\n'; b = byteOf(in.read())) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  private static int byteOf(int read) throws EOFException {
    if (read < 0) {
      throw new EOFException("the server has closed the connection");
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
