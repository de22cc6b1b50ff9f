package eventloop.loop;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.HashSet;
import java.util.Set;

/// A selector without sockets. What is left is the sleep and the wake-up.
abstract class SocketlessSelector extends Selector {

  private boolean open = true;

  @Override
  public abstract int select(long millis) throws IOException;

  @Override
  public int select() throws IOException {
    return select(Long.MAX_VALUE);
  }

  @Override
  public Set<SelectionKey> selectedKeys() {
    return new HashSet<>();
  }

  @Override
  public Set<SelectionKey> keys() {
    return Set.of();
  }

  @Override
  public SelectorProvider provider() {
    return SelectorProvider.provider();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
