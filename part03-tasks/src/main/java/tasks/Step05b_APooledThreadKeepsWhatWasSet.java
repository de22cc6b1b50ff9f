package tasks;

import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Who am I, asks a task, and a thread-local answers. Is it always the right one?
///
/// One might expect null where nobody has logged in. But a pool's thread is not new: it still holds
/// what the last task left there.
///
/// Run `make part_03 STEP=5b`. Watch the second request of each run: it never logged in.
final class Step05b_APooledThreadKeepsWhatWasSet {

  static void main() throws Exception {
    for (Login login : List.of(FORGETTING, REMOVING, SCOPED)) {
      say("%-18s %s", login.name(), twoRequests(login));
    }
  }

  /// How a request says who it is for, while `work` runs. `current` is null if nobody is logged in.
  interface Login {
    String name();

    String runAs(String user, Supplier<String> work);

    String current();
  }

  /// Whom the two requests were served as: the first one's user is alice, the second one has none.
  /// ALWAYS: [alice, alice] for the mistake, [alice, null] for the repairs.
  static List<String> twoRequests(Login login) throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      var served = new ArrayList<String>();
      served.add(pool.submit(() -> login.runAs("alice", login::current)).get());
      served.add(pool.submit(login::current).get());
      return served;
    }
  }

  private static final ThreadLocal<String> USER = new ThreadLocal<>();
  private static final ScopedValue<String> SCOPED_USER = ScopedValue.newInstance();

  // The mistake: set, and left there.
  static final Login FORGETTING =
      new ThreadLocalLogin("set") {
        @Override
        public String runAs(String user, Supplier<String> work) {
          USER.set(user);
          return work.get();
        }
      };

  // The repair with a thread-local: whoever sets it, removes it, whatever happens between.
  static final Login REMOVING =
      new ThreadLocalLogin("set, then remove") {
        @Override
        public String runAs(String user, Supplier<String> work) {
          USER.set(user);
          try {
            return work.get();
          } finally {
            USER.remove();
          }
        }
      };

  // The repair that can't be forgotten: there is no `set`. Outside the call the value is not bound.
  static final Login SCOPED =
      new Login() {
        @Override
        public String name() {
          return "scoped value";
        }

        @Override
        public String runAs(String user, Supplier<String> work) {
          return ScopedValue.where(SCOPED_USER, user).call(work::get);
        }

        @Override
        public String current() {
          return SCOPED_USER.isBound() ? SCOPED_USER.get() : null;
        }
      };

  private abstract static class ThreadLocalLogin implements Login {
    private final String name;

    ThreadLocalLogin(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String current() {
      return USER.get();
    }
  }
}
