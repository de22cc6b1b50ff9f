package eventloop;

import static lesson.Lesson.say;

import eventloop.coroutines.Coroutines;
import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import lesson.Flags;

/// Can code that reads from top to bottom take turns on one thread?
///
/// One might expect that this needs keywords, such as `async` and `await`. A virtual thread is a
/// coroutine already: where it waits, it leaves its thread to others. What the JDK hides is who
/// runs it next. Give it our loop for that, and it is a task like asyncio's: [Coroutines].
///
/// Run `make part_01 STEP=6a`. Watch where a and b take turns: at the wait, and nowhere else.
///
/// Trap: A coroutine needs a keyword where it may be suspended. In fact, a virtual thread is a
/// coroutine without one: a call that waits suspends it.
@SuppressWarnings("ThreadPriorityCheck") // on one thread, yield lets the other one run, always
final class Step06a_CoroutinesTakeTurnsWhereTheyWait {

  static void main() throws IOException {
    Flags.needs("--add-opens=java.base/java.lang=ALL-UNNAMED");
    try (var loop = new HandmadeLoop()) {
      say("%s", String.join(", ", turns(loop)));
    }
  }

  /// ALWAYS a looks, a thinks, b looks, b thinks, a acts, b acts. The list is shared without a
  /// lock: one thread at a time takes notes, the one that runs the loop.
  static List<String> turns(HandmadeLoop loop) {
    var notes = new ArrayList<String>();
    var a = Coroutines.start("a", () -> lookThinkAct("a", notes), loop);
    var b = Coroutines.start("b", () -> lookThinkAct("b", notes), loop);
    loop.runUntilComplete(CompletableFuture.allOf(a, b));
    return notes;
  }

  static void lookThinkAct(String name, List<String> notes) {
    notes.add(name + " looks");
    notes.add(name + " thinks");
    Thread.yield(); // a wait, and the only place where the other one may run
    notes.add(name + " acts");
  }
}
