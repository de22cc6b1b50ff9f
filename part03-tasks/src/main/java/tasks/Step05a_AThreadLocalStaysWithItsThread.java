package tasks;

import static lesson.Lesson.say;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import lesson.Flags;

/// Which of my variables does a task see that I start?
///
/// One might expect that a `ThreadLocal` follows the work. It follows the thread: a child on
/// another thread starts with nothing, or with what was there when that thread was made.
///
/// Run `make part_03 STEP=5a`. Watch the pool's column: `eggs` belonged to somebody else.
final class Step05a_AThreadLocalStaysWithItsThread {

  static void main() throws Exception {
    Flags.needs("--enable-preview"); // for the fork
    for (Carrier carrier : new Carrier[] {new Local(), new Inheritable(), new Scoped()}) {
      say("%-22s %s", carrier, seenBy(carrier));
    }
  }

  /// What was read in four places, each time while `ham` was set. ALWAYS: an unset value reads
  /// null.
  record Seen(String here, String newThread, String pool, String fork) {}

  /// Something that carries a value to whoever runs below it: the one thing that the runs differ
  /// in.
  interface Carrier {
    <T> T with(String value, Callable<T> body) throws Exception;

    String read();
  }

  static Seen seenBy(Carrier carrier) throws Exception {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      // The pool makes its thread for its first task, which somebody else submits.
      carrier.with("eggs", () -> pool.submit(() -> {}).get());
      return carrier.with(
          "ham",
          () ->
              new Seen(
                  carrier.read(),
                  onANewThread(carrier::read),
                  pool.submit(carrier::read).get(),
                  Forks.one(carrier::read)));
    }
  }

  private static String onANewThread(Callable<String> read)
      throws InterruptedException, ExecutionException {
    var task = new FutureTask<>(read);
    Thread.ofPlatform().start(task);
    return task.get();
  }

  /// The mistake: the value stands in the thread. Nobody else's thread has it.
  static class Local implements Carrier {
    private final ThreadLocal<String> local;

    Local() {
      this(new ThreadLocal<>());
    }

    Local(ThreadLocal<String> local) {
      this.local = local;
    }

    @Override
    public <T> T with(String value, Callable<T> body) throws Exception {
      local.set(value);
      try {
        return body.call();
      } finally {
        local.remove();
      }
    }

    @Override
    public String read() {
      return local.get();
    }

    @Override
    public String toString() {
      return local.getClass().getSimpleName();
    }
  }

  /// The mistake mended halfway: a new thread copies its maker's values, once. A pool's thread was
  /// made long ago.
  static final class Inheritable extends Local {
    Inheritable() {
      super(new InheritableThreadLocal<>());
    }
  }

  /// The repair: the value stands in a block of code, and so in whatever is forked inside it. A
  /// thread that could outlive the block does not get it.
  static final class Scoped implements Carrier {
    private static final ScopedValue<String> VALUE = ScopedValue.newInstance();

    @Override
    public <T> T with(String value, Callable<T> body) throws Exception {
      return ScopedValue.where(VALUE, value).call(body::call);
    }

    @Override
    public String read() {
      return VALUE.isBound() ? VALUE.get() : null;
    }

    @Override
    public String toString() {
      return "ScopedValue";
    }
  }
}
