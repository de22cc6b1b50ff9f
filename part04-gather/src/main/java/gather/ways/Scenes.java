package gather.ways;

import java.time.Duration;
import java.util.List;

/// What happens to a caller and its tasks. What has not happened within the patience counts as not
/// happening.
public final class Scenes {

  private final Way way;
  private final Duration patience;

  public Scenes(Way way, Duration patience) {
    this.way = way;
    this.patience = patience;
  }

  /// Of the results, where the tasks end in the opposite order of the inputs.
  public String order() throws InterruptedException {
    var first = Task.good("first");
    var second = Task.good("second");
    var caller = new Caller(way, List.of(first, second));
    second.tell();
    second.awaitEnd();
    first.tell();
    return caller.got().text().equals("first second") ? "input" : "completion";
  }

  /// When the caller hears of a failure, and what has become by then of the task before the one
  /// that failed, and of the one behind it.
  public record Failure(Heard heard, Fate before, Fate behind) {}

  public Failure failure() throws InterruptedException {
    var before = Task.good("before");
    var failing = Task.failing("failing");
    var behind = Task.good("behind");
    var caller = new Caller(way, List.of(before, failing, behind));
    failing.tell();
    Heard heard = Heard.AT_ONCE;
    if (!caller.goesOn(patience)) {
      heard = Heard.AFTER_THOSE_BEFORE;
      before.tell();
      if (!caller.goesOn(patience)) {
        heard = Heard.AFTER_ALL;
        behind.tell();
      }
    }
    caller.got();
    var failure = new Failure(heard, before.fate(), behind.fate());
    before.tell(); // if the way has left them running
    behind.tell();
    return failure;
  }

  /// Which of two failures the caller hears of, where the second task fails first.
  public String ofTwo() throws InterruptedException {
    var first = Task.failing("first in order");
    var second = Task.failing("first in time");
    var caller = new Caller(way, List.of(first, second));
    second.tell();
    caller.goesOn(patience);
    first.tell();
    return caller.got().text();
  }

  /// What becomes of the task of a caller that is interrupted, and what the caller gets.
  public record Interrupt(Fate task, String got) {}

  public Interrupt interrupt() throws InterruptedException {
    var task = Task.good("results");
    var caller = new Caller(way, List.of(task));
    caller.interrupt();
    if (!caller.goesOn(patience)) {
      task.tell();
    }
    String got = caller.got().text() + (caller.got().flag() ? ", flag set" : "");
    var interrupt = new Interrupt(task.fate(), got);
    task.tell();
    return interrupt;
  }
}
