package ascompleted;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import ascompleted.requests.Requests;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import lesson.Span;

/// Five requests take 3, 1, 4, 0 and 2 s. When can the first answer be handled?
///
/// One might expect that `invokeAll` hands over each answer when it is there. But it returns when
/// all tasks are done, and its futures stand in the order of the tasks. A completion service has a
/// queue, into which each task puts its future when it is done.
///
/// Run `make part_05 STEP=1`. The server counts its answers: watch the order of the counts, and the
/// seconds at the left.
///
/// Trap: `invokeAll` gives the results in the order of completion. In fact, it waits for all and
/// keeps the order of the tasks; `ExecutorCompletionService` hands over each one when it is done.
final class Step01_AsTheyCome {

  static void main() throws Exception {
    try (var requests = Requests.atMost(5);
        var threads = newThreadPerTaskExecutor(ofVirtual().name("get-", 1).factory())) {
      say("five requests, of 3, 1, 4, 0 and 2 s");
      try (var all = span("invokeAll").waits()) {
        invokeAll(fiveOf(requests, all), threads, answer -> say("invokeAll     %s", answer));
      }
      requests.server().reset();
      try (var all = span("as they come").waits()) {
        asTheyCome(fiveOf(requests, all), threads, answer -> say("as they come  %s", answer));
      }
    }
    timeline();
  }

  /// In the order of the tasks. NEVER handles an answer before the last one is there.
  static <T> void invokeAll(List<Callable<T>> tasks, ExecutorService threads, Consumer<T> handle)
      throws InterruptedException, ExecutionException {
    for (Future<T> done : threads.invokeAll(tasks)) {
      handle.accept(done.get());
    }
  }

  /// In the order of completion. ALWAYS handles an answer while slower ones are on their way.
  static <T> void asTheyCome(List<Callable<T>> tasks, ExecutorService threads, Consumer<T> handle)
      throws InterruptedException, ExecutionException {
    var completed = new ExecutorCompletionService<T>(threads);
    for (Callable<T> task : tasks) {
      var _ = completed.submit(task);
    }
    for (int taken = 0; taken < tasks.size(); taken++) {
      handle.accept(completed.take().get());
    }
  }

  private static List<Callable<String>> fiveOf(Requests requests, Span all) {
    return List.of(3, 1, 4, 0, 2).stream()
        .<Callable<String>>map(
            delay -> () -> requests.get(all, delay + " s", "/count?delay=" + delay))
        .toList();
  }
}
