package bench.eventloop;

import eventloop.loop.EchoServer;
import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Part 1's loop, with the echo server of step 5b on it.
final class OursContender extends JavaContender {

  private final HandmadeLoop loop = new HandmadeLoop();
  private final EchoServer server = new EchoServer(0, loop);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("ours").factory());

  OursContender() throws IOException {
    thread.execute(loop::run);
  }

  @Override
  public String name() {
    return "handmade loop";
  }

  @Override
  void execute(Runnable callback) {
    loop.execute(callback);
  }

  @Override
  void schedule(Duration delay, Runnable callback) {
    loop.schedule(delay, callback);
  }

  @Override
  public int echoPort() {
    return server.port();
  }

  @Override
  public void close() throws IOException {
    loop.stop();
    thread.close(); // when the run has ended
    server.close();
    loop.close();
  }
}
