package tasks;

import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/// A key of a map that holds one thread when the map, on that thread, looks at the key for a
/// certain time: the first, the second, and so on. Other threads have their turn meanwhile.
final class HeldKey {

  private final String name;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile Predicate<Thread> isToBeHeld = _ -> false;
  private int look;
  private volatile boolean heldInAStage;
  private volatile boolean heldInAHashMap;
  private volatile boolean twoWereInOneHashMap;

  HeldKey(String name) {
    this.name = name;
  }

  /// To be called before that thread is started.
  void hold(Thread thread, int look) {
    this.look = look;
    isToBeHeld = thread::equals;
  }

  /// Holds a thread that the answer has started, at its next look.
  void holdAllBut(Set<Thread> askers) {
    look = 1;
    isToBeHeld = thread -> !askers.contains(thread);
  }

  boolean isHeld() {
    return held.getCount() == 0;
  }

  void release() {
    heldInAHashMap = false;
    released.countDown();
  }

  /// Whether the map that looked was called by a stage of a CompletableFuture.
  boolean isHeldInAStage() {
    return heldInAStage;
  }

  /// Whether another thread came into a method of a HashMap while the held one was in one.
  boolean twoWereInOneHashMap() {
    return twoWereInOneHashMap;
  }

  @Override
  public int hashCode() {
    boolean inAHashMap = isCalledByAHashMap();
    if (!isToBeHeld.test(Thread.currentThread())) {
      twoWereInOneHashMap |= inAHashMap && heldInAHashMap;
    } else if (--look == 0) {
      heldInAHashMap = inAHashMap;
      heldInAStage = isCalledByAStage();
      held.countDown();
      awaitRelease();
    }
    return name.hashCode();
  }

  private static boolean isCalledByAHashMap() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .skip(2) // this method and its caller
                .limit(1)
                .anyMatch(frame -> frame.getClassName().equals(HashMap.class.getName())));
  }

  private static boolean isCalledByAStage() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames.anyMatch(frame ->
                frame.getClassName().startsWith(CompletableFuture.class.getName() + "$")
                    && frame.getMethodName().equals("tryFire")));
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeldKey key && key.name.equals(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
