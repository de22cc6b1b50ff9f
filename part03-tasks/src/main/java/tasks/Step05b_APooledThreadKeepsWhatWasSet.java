package tasks;

import static lesson.Lesson.say;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A task asks who is logged in, and a thread-local answers. Is it always the right user?
///
/// One might expect null where nobody has logged in. But a pool's thread is not new: it still holds
/// what an earlier task left there.
///
/// Run `make part_03 STEP=5b`. Watch the second request of each run: it belongs to nobody.
///
/// Trap: A `ThreadLocal` that a task sets is gone when the task ends. In fact, a pooled thread
/// keeps it, and serves the next task with it, until a task on that thread calls `remove`.
final class Step05b_APooledThreadKeepsWhatWasSet {

  static final ThreadLocal<String> USER = new ThreadLocal<>();
  static final ScopedValue<String> SCOPED_USER = ScopedValue.newInstance();

  static void main() throws InterruptedException, ExecutionException {
    say("two requests on a pool's one thread: alice's, and one without a user");
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      say("set, and left there  %s", setAndLeft(pool, USER::get));
    }
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      say("set, then removed    %s", setThenRemoved(pool, USER::get));
      say("bound to a block     %s", bound(pool, SCOPED_USER::get));
    }
  }

  /// The mistake. ALWAYS alice for both.
  static Served setAndLeft(ExecutorService pool, Callable<String> request)
      throws InterruptedException, ExecutionException {
    Future<String> alices =
        pool.submit(() -> {
          USER.set("alice");
          return request.call();
        });
    return new Served(alices.get(), pool.submit(USER::get).get());
  }

  /// The repair with a thread-local: the task that sets it removes it, whatever happens between.
  /// ALWAYS alice, then nobody.
  static Served setThenRemoved(ExecutorService pool, Callable<String> request)
      throws InterruptedException, ExecutionException {
    Future<String> alices =
        pool.submit(() -> {
          USER.set("alice");
          try {
            return request.call();
          } finally {
            USER.remove();
          }
        });
    return new Served(alices.get(), pool.submit(USER::get).get());
  }

  /// The repair that can't be forgotten: a scoped value has no `set`. It is bound while `call`
  /// runs, and not after it. ALWAYS alice, then nobody.
  static Served bound(ExecutorService pool, Callable<String> request)
      throws InterruptedException, ExecutionException {
    Future<String> alices =
        pool.submit(() -> ScopedValue.where(SCOPED_USER, "alice").call(request::call));
    Future<String> second = pool.submit(() -> SCOPED_USER.isBound() ? SCOPED_USER.get() : null);
    return new Served(alices.get(), second.get());
  }

  /// The users whom the two requests were served as; null for nobody.
  record Served(String first, String second) {
    @Override
    public String toString() {
      return "%s, then %s".formatted(first, second == null ? "nobody" : second);
    }
  }
}
