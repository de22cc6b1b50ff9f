package eventloop;

import java.io.IOException;
import java.time.Duration;

/// [HandmadeLoop], with step 5's echo server on it.
final class OursContender extends JavaContender {

  private final HandmadeLoop loop = new HandmadeLoop();
  private final EchoServer server = new EchoServer(0, loop);
  private final Thread thread = Thread.ofPlatform().name("ours").start(loop::run);

  OursContender() throws IOException {}

  @Override
  public String name() {
    return "ours";
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
  public void close() throws Exception {
    loop.stop();
    thread.join();
    server.close();
    loop.close();
  }
}
