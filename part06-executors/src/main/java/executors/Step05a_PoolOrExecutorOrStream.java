package executors;

import static lesson.Lesson.say;

import executors.table.OfAStream;
import executors.table.OfAnExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/// A pool, an executor of virtual threads, a fork-join pool, a parallel stream: in what are they
/// alike, and in what do they differ?
///
/// One might expect that they differ in speed alone. They differ in what their caller can do. An
/// executor takes one task after another, and gives a handle for each: ask it, cancel it, see its
/// failure. A parallel stream takes a function and all the data at once, and gives the result or
/// one failure. All four are alike in that they wait for all they were given.
///
/// Run `make part_06 STEP=5a`. Each cell is what came of trying it. (The two pools have four
/// threads.)
///
/// Trap: A parallel stream is a shorter way to use an executor. In fact, it has no handle on a
/// task: none can be cancelled, no method stops all of them, and of two failures one is lost.
final class Step05a_PoolOrExecutorOrStream {

  static void main() throws Exception {
    say(
        "%-16s %-19s %-19s %-19s %s",
        "", "pool", "virtual threads", "fork-join pool", "parallel stream");
    for (Question question : QUESTIONS) {
      say("%s", question.ask());
    }
  }

  static final List<Question> QUESTIONS =
      List.of(
          new Question("threads", OfAnExecutor::threads, OfAStream::threads),
          new Question("takes one more", OfAnExecutor::takesMore, OfAStream::takesMore),
          new Question("returns at once", OfAnExecutor::returnsAtOnce, OfAStream::returnsAtOnce),
          new Question("waits for all", OfAnExecutor::waitsForAll, OfAStream::waitsForAll),
          new Question("cancel one", OfAnExecutor::cancelOne, OfAStream::cancelOne),
          new Question("stop all", OfAnExecutor::stopAll, OfAStream::stopAll),
          new Question("first of two", OfAnExecutor::firstOfTwo, OfAStream::firstOfTwo),
          new Question("parallel map", OfAnExecutor::map, OfAStream::map),
          new Question("failures", OfAnExecutor::failures, OfAStream::failures));

  record Question(String name, OfAnyExecutor executor, Callable<String> stream) {

    Row ask() throws Exception {
      List<ExecutorService> kinds =
          List.of(
              Executors.newFixedThreadPool(4),
              Executors.newVirtualThreadPerTaskExecutor(),
              new ForkJoinPool(4));
      var cells = new ArrayList<String>();
      for (ExecutorService kind : kinds) {
        try (kind) {
          cells.add(executor.ask(kind));
        }
      }
      cells.add(stream.call());
      return new Row(name, cells);
    }
  }

  interface OfAnyExecutor {
    String ask(ExecutorService executor) throws Exception;
  }

  record Row(String name, List<String> cells) {
    @Override
    public String toString() {
      return "%-16s %-19s %-19s %-19s %s"
          .formatted(name, cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }
  }
}
