package miniredis;

import io.netty.util.ResourceLeakDetector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Netty's leak detector, which remembers what it has found: buffers that the garbage collector
/// took before anybody released them. Netty makes it, because a flag of the tests names it.
public final class Leaks<T> extends ResourceLeakDetector<T> {

  /// Of each leak where the buffer was last seen.
  static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

  public Leaks(Class<?> resourceType, int samplingInterval) {
    super(resourceType, samplingInterval);
  }

  /// Netty looks for this one as well, which it no longer calls.
  public Leaks(Class<?> resourceType, int samplingInterval, long maxActive) {
    super(resourceType, samplingInterval);
  }

  @Override
  protected boolean needReport() {
    return true;
  }

  @Override
  protected void reportTracedLeak(String resourceType, String records) {
    FOUND.add(resourceType + records);
  }

  @Override
  protected void reportUntracedLeak(String resourceType) {
    FOUND.add(resourceType);
  }
}
