package miniredis.server;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import miniredis.command.Client;
import miniredis.command.Config;
import miniredis.command.Redis;
import miniredis.command.Session;
import miniredis.resp.ProtocolException;
import miniredis.resp.Reply;
import miniredis.resp.RequestReader;
import miniredis.store.Owner;

/// The same commands over the same store, with a virtual thread for each connection instead of one
/// loop for all. The code of a connection reads from top to bottom: read, run, write. The store now
/// has many threads around it, and a lock to keep them out of each other's way: a thread takes it
/// once for all requests that a read has brought, and never holds it while it reads or writes.
///
/// It serves strings, keys, and a few commands: those that clients begin with, and FLUSHALL. What
/// makes one client write to another (messages, MONITOR) it refuses: the writer's thread would need
/// a lock for each socket, and would wait for a client that does not read. So it does what waits
/// for another client or a timer. Nothing sweeps: a key whose time is over goes when it is read.
public final class ThreadPerConnection implements AutoCloseable {

  private static final Set<String> GROUPS = Set.of("string", "generic");
  private static final Set<String> OTHERS =
      Set.of("ping", "echo", "hello", "select", "quit", "dbsize", "flushall", "config|get");

  private static final long PAUSE_NANOS = 10_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Redis redis;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /// Starts a server on any free port of the loopback address.
  public ThreadPerConnection() throws IOException {
    this(new ServerSocket(0, 511, InetAddress.getLoopbackAddress()));
  }

  ThreadPerConnection(ServerSocket listener) {
    this.listener = listener;
    redis =
        new Redis(
            new Config(),
            Owner.holderOf(lock),
            InstantSource.system(),
            (_, _) -> () -> {}); // no command that needs a timer is served
    Thread.startVirtualThread(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.startVirtualThread(() -> serve(socket));
      } catch (IOException e) { // closed, or there are too many sockets: some may end soon
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      open.add(socket);
      socket.setTcpNoDelay(true);
      if (!listener.isClosed()) { // or else close() may not have seen this one
        new Connection(socket).serve();
      }
    } catch (IOException e) {
      // the client has cut it, or the server is closed
    } finally {
      open.remove(socket);
    }
  }

  /// Closes all connections.
  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private final class Connection implements Client {
    private final Socket socket;
    private final RequestReader reader = new RequestReader();
    private final Reply reply = new Reply();
    private final Session session;
    private boolean isClosing;

    Connection(Socket socket) {
      this.socket = socket;
      lock.lock();
      try {
        session = redis.newSession();
        redis.connected(this);
      } finally {
        lock.unlock();
      }
    }

    void serve() throws IOException {
      try {
        byte[] buffer = new byte[16 * 1024];
        var in = socket.getInputStream();
        var out = socket.getOutputStream();
        while (!isClosing) {
          int count = in.read(buffer);
          if (count < 0) {
            break;
          }
          reader.add(Unpooled.wrappedBuffer(buffer, 0, count));
          run();
          out.write(reply.buffer(), 0, reply.size());
          reply.clear();
        }
      } finally {
        lock.lock();
        try {
          redis.disconnected(this);
        } finally {
          lock.unlock();
        }
      }
    }

    private void run() {
      lock.lock();
      try {
        redis.tick();
        byte[][] request = session.next(reader);
        while (request != null && !isClosing) {
          redis.execute(this, request);
          request = session.next(reader);
        }
      } catch (ProtocolException e) {
        reply.error("ERR " + e.getMessage());
        isClosing = true;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public Session session() {
      return session;
    }

    @Override
    public Reply reply() {
      return reply;
    }

    @Override
    public boolean serves(String group, String name) {
      return GROUPS.contains(group) || OTHERS.contains(name);
    }

    @Override
    public void written() {
      // whatever is written to a client is written by its own thread, which sends it
    }

    @Override
    public void resume() {
      // no command that waits is served
    }

    @Override
    public void close() {
      isClosing = true;
    }

    @Override
    public void failed(Throwable cause) {
      kill();
    }

    @Override
    public void kill() {
      isClosing = true;
    }

    @Override
    public String address() {
      return socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
    }

    @Override
    public String localAddress() {
      return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    @Override
    public int unread() {
      return reader.size();
    }

    @Override
    public long unsent() {
      return reply.size();
    }
  }
}
