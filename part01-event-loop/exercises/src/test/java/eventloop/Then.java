package eventloop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// What is to be done with the answer of a call, and what it was given.
final class Then implements BiConsumer<String, Throwable> {

  final List<Given> given = new CopyOnWriteArrayList<>();
  volatile RuntimeException failure;

  record Given(Thread thread, String value, Throwable failure) {}

  @Override
  public void accept(String value, Throwable thrown) {
    given.add(new Given(Thread.currentThread(), value, thrown));
    if (failure != null) {
      throw failure;
    }
  }
}
