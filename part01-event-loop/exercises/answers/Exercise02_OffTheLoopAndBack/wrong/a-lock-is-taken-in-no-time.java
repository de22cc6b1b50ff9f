package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;

final class Exercise02_OffTheLoopAndBack {

  static <T> void offTheLoop(
      Callable<T> blocking,
      ExecutorService threads,
      EventLoop loop,
      BiConsumer<T, Throwable> then) {
    var box = new Box<T>();
    threads.execute(() -> box.fill(blocking));
    loop.execute(() -> look(box, loop, then));
  }

  private static <T> void look(Box<T> box, EventLoop loop, BiConsumer<T, Throwable> then) {
    if (box.isFull()) {
      then.accept(box.value, box.failure);
    } else {
      loop.execute(() -> look(box, loop, then)); // which lets the others have their turn
    }
  }

  private static final class Box<T> {
    private boolean full;
    private T value;
    private Throwable failure;

    synchronized void fill(Callable<T> blocking) {
      try {
        value = blocking.call();
      } catch (Throwable t) {
        failure = t;
      }
      full = true;
    }

    synchronized boolean isFull() {
      return full;
    }
  }
}
