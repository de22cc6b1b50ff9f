package miniredis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/// A model of a distant server: a proxy to a port of this machine, which hands on each piece of
/// bytes so many milliseconds after it came. Any number of pieces may be under way at once, as on a
/// real wire. A connection has two threads a direction, one that takes pieces in and one that hands
/// them on.
public final class SlowWire implements AutoCloseable {

  private static final byte[] END = {};

  private record Piece(byte[] bytes, long due) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.signum(due - ((Piece) other).due);
    }
  }

  private final ServerSocket listener;
  private final int target;
  private final long nanos;

  /// @param millis each way
  public SlowWire(int target, long millis) throws IOException {
    this.target = target;
    nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        connect(listener.accept());
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void connect(Socket near) throws IOException {
    try {
      near.setTcpNoDelay(true);
      var far = new Socket(InetAddress.getLoopbackAddress(), target);
      far.setTcpNoDelay(true);
      carry(near, far);
      carry(far, near);
    } catch (IOException e) {
      near.close(); // the server is not there, which its client learns as an end
    }
  }

  private void carry(Socket from, Socket to) {
    var pieces = new DelayQueue<Piece>();
    Thread.startVirtualThread(() -> takeIn(from, pieces));
    Thread.startVirtualThread(() -> handOn(pieces, to));
  }

  private void takeIn(Socket from, DelayQueue<Piece> pieces) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        pieces.add(new Piece(java.util.Arrays.copyOf(buffer, count), System.nanoTime() + nanos));
      }
    } catch (IOException e) {
      // cut, which the other side learns as an end
    }
    pieces.add(new Piece(END, System.nanoTime() + nanos));
  }

  private static void handOn(DelayQueue<Piece> pieces, Socket to) {
    try (to) {
      OutputStream out = to.getOutputStream();
      for (byte[] bytes = pieces.take().bytes(); bytes.length > 0; bytes = pieces.take().bytes()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      // cut
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
