package miniredis.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client of the line protocol of step 1. One thread at a time may use it.
public final class LineClient implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader in;

  public LineClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /// Two clients; the second reads what the first has put.
  public static void twoTalk(int port) throws IOException {
    try (var one = new LineClient(port);
        var two = new LineClient(port)) {
      one.ask("PUT tea green");
      two.ask("GET tea");
      two.ask("DEL tea");
      one.ask("GET tea");
      one.quit();
      two.quit();
    }
  }

  /// Sends bytes as they are.
  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a line, and waits for the answer; null, if the server has closed the connection.
  public String ask(String line) throws IOException {
    send(line + "\n");
    return read();
  }

  /// The next answer; null, if the server has closed the connection.
  public String read() throws IOException {
    return in.readLine();
  }

  /// Says QUIT, and waits until the server has closed the connection.
  public String quit() throws IOException {
    String answer = ask("QUIT");
    in.transferTo(Writer.nullWriter());
    return answer;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
