package eventloop.loop;

import static java.nio.channels.SelectionKey.OP_ACCEPT;
import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EchoServerTest {

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private Selector selector;
  private HandmadeLoop loop;
  private EchoServer server;
  private Thread thread;

  @BeforeEach
  void start() throws IOException {
    selector = Selector.open();
    loop = new HandmadeLoop(System::nanoTime, selector, failures::add);
    server = new EchoServer(0, loop);
    thread = Thread.ofPlatform().name("loop").start(loop::run);
  }

  @AfterEach
  void stop() throws Exception {
    if (thread.isAlive()) {
      loop.stop();
      thread.join();
    }
    server.close();
    loop.close();
    assertThat(failures).isEmpty();
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static String receive(Socket socket, int bytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(bytes), US_ASCII);
  }

  @Test
  void what_a_client_sends_comes_back_to_it_and_to_no_other() throws Exception {
    try (var a = connect();
        var b = connect()) {
      send(a, "ham");
      send(b, "eggs");
      send(a, "spam");
      assertThat(receive(a, 7)).isEqualTo("hamspam");
      assertThat(receive(b, 4)).isEqualTo("eggs");
    }
  }

  @Test
  void a_client_that_sends_no_more_gets_all_that_it_is_owed_and_then_the_end() throws Exception {
    var bytes = new byte[1 << 20];
    new Random(1).nextBytes(bytes);
    try (var client = connect()) {
      var sending = sendAndEnd(client, bytes);
      assertThat(client.getInputStream().readAllBytes()).isEqualTo(bytes);
      sending.get();
    }
  }

  @Test
  void a_client_that_does_not_read_is_not_read_from_and_loses_nothing() throws Exception {
    var bytes = new byte[32 << 20]; // more than all buffers on the way hold
    new Random(2).nextBytes(bytes);
    try (var client = connect()) {
      var sending = sendAndEnd(client, bytes);
      until(keys -> keys.stream().anyMatch(key -> key.interestOps() == OP_WRITE));
      assertThat(sending.isDone()).isFalse();
      assertThat(client.getInputStream().readAllBytes()).isEqualTo(bytes);
      sending.get();
    }
  }

  private static FutureTask<Void> sendAndEnd(Socket client, byte[] bytes) {
    var sending =
        new FutureTask<Void>(() -> {
          client.getOutputStream().write(bytes);
          client.shutdownOutput();
          return null;
        });
    Thread.startVirtualThread(sending);
    return sending;
  }

  @Test
  void a_client_that_breaks_off_hurts_no_other_and_leaves_nothing_behind() throws Exception {
    try (var good = connect()) {
      var bad = connect();
      send(bad, "ham");
      assertThat(receive(bad, 3)).isEqualTo("ham");
      bad.setSoLinger(true, 0); // close sends a reset, not an end
      bad.close();
      until(keys -> keys.size() == 2); // the server's own, and the good one's
      send(good, "still here");
      assertThat(receive(good, 10)).isEqualTo("still here");
    }
    until(keys -> keys.size() == 1);
  }

  /// Looks again, turn by turn, at what the loop waits for.
  private void until(Predicate<Set<SelectionKey>> condition) throws Exception {
    var seen = new CompletableFuture<Void>();
    loop.execute(
        new Runnable() {
          @Override
          public void run() {
            if (condition.test(selector.keys())) {
              seen.complete(null);
            } else {
              loop.execute(this);
            }
          }
        });
    seen.get(10, SECONDS);
  }

  @Test
  void an_idle_client_costs_no_turns() throws Exception {
    try (var client = connect()) {
      send(client, "ham");
      assertThat(receive(client, 3)).isEqualTo("ham");
      // A socket can nearly always be written to: who waits for that with nothing to write, spins.
      var waitsFor =
          CompletableFuture.supplyAsync(
              () -> selector.keys().stream().map(SelectionKey::interestOps).toList(), loop);
      assertThat(waitsFor.get(10, SECONDS)).containsExactlyInAnyOrder(OP_ACCEPT, OP_READ);
    }
  }

  @Test
  void a_hundred_clients_may_wait_to_be_accepted() throws Exception {
    loop.stop();
    thread.join();
    var clients = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 100; i++) {
        var client = new Socket();
        clients.add(client);
        client.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), 5_000);
      }
    } finally {
      for (var client : clients) {
        client.close();
      }
    }
    assertThat(clients).hasSize(100);
  }

  @Test
  void closing_the_server_ends_its_clients() throws Exception {
    try (var client = connect()) {
      send(client, "ham");
      assertThat(receive(client, 3)).isEqualTo("ham");
      loop.stop();
      thread.join();
      server.close();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void a_server_that_cannot_be_made_leaves_no_socket_open() throws Exception {
    var closed = new HandmadeLoop();
    closed.close();
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(() -> new EchoServer(port, closed)).isInstanceOf(RuntimeException.class);
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close(); // nobody listens there
  }
}
