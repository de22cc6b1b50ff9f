package tasks;

import static java.time.Duration.ofMillis;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/// An order must be answered within 0.6 s, and makes three calls. The first two take 0.1 s each,
/// the third hangs. Which time-out do they get?
///
/// You might give 0.6 s to each of them, and each keeps to it. But time-outs add up: the order is
/// given up after 0.1 + 0.1 + 0.6 = 0.8 s, and its client has been gone for 0.2 s. A deadline is a
/// point in time. The caller passes it down, and each call may take what the calls before it have
/// left over: 0.6, 0.5 and 0.4 s.
///
/// Run `make part_03 STEP=3b`. Watch what the third call may take, and when it ends.
///
/// Trap: If no call takes longer than its time-out, the caller is answered in time. In fact, the
/// time-outs of calls one after the other add up; a deadline is passed down instead.
final class Step03b_ADeadlineIsPassedDown {

  static void main() throws InterruptedException {
    var client = new Client(ofMillis(600), System::nanoTime);
    Remote remote = Step03b_ADeadlineIsPassedDown::call;
    say("calls of 0.1 s, 0.1 s and for ever, for a client that waits 0.6 s");
    say("a time-out each  %s", client.asks(Step03b_ADeadlineIsPassedDown::timeOutEachCall, remote));
    say("one deadline     %s", client.asks(Step03b_ADeadlineIsPassedDown::passTheDeadline, remote));
  }

  /// The mistake: has a deadline, and does not pass it on. ALWAYS too late.
  static void timeOutEachCall(Deadline deadline, Remote remote)
      throws TimeoutException, InterruptedException {
    remote.call("stock", ofMillis(600));
    remote.call("price", ofMillis(600));
    remote.call("tax", ofMillis(600));
  }

  /// The repair: every method that may wait takes the deadline, and passes it on. ALWAYS in time.
  static void passTheDeadline(Deadline deadline, Remote remote)
      throws TimeoutException, InterruptedException {
    remote.call("stock", deadline.left());
    quote(deadline, remote);
  }

  private static void quote(Deadline deadline, Remote remote)
      throws TimeoutException, InterruptedException {
    remote.call("price", deadline.left());
    remote.call("tax", deadline.left());
  }

  /// A point in time, of a clock that counts nanoseconds from anywhere.
  record Deadline(long nanoTime, LongSupplier clock) {

    static Deadline in(Duration time, LongSupplier clock) {
      return new Deadline(clock.getAsLong() + time.toNanos(), clock);
    }

    /// How long until then. Throws if no time is left: the answer of a call would come too late.
    Duration left() throws TimeoutException {
      long left = nanoTime - clock.getAsLong();
      if (left <= 0) {
        throw new TimeoutException("no time left");
      }
      return Duration.ofNanos(left);
    }
  }

  /// A call to another service, which takes a time-out.
  @FunctionalInterface
  interface Remote {
    void call(String name, Duration timeout) throws TimeoutException, InterruptedException;
  }

  /// Makes the three calls. The deadline is the client's.
  @FunctionalInterface
  interface Order {
    void handle(Deadline deadline, Remote remote) throws TimeoutException, InterruptedException;
  }

  /// How the order ended, and after how long.
  record Handled(String end, Duration after) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s after %.1f s", end, after.toNanos() / 1e9);
    }
  }

  record Client(Duration patience, LongSupplier clock) {

    Handled asks(Order order, Remote remote) throws InterruptedException {
      long start = clock.getAsLong();
      String end;
      try {
        order.handle(Deadline.in(patience, clock), remote);
        end = "answered";
      } catch (TimeoutException e) {
        end = e.getMessage();
      }
      return new Handled(end, Duration.ofNanos(clock.getAsLong() - start));
    }
  }

  /// Stands for a call over the network that keeps to its time-out.
  private static void call(String name, Duration timeout)
      throws TimeoutException, InterruptedException {
    var takes = name.equals("tax") ? Duration.ofDays(1) : ofMillis(100);
    boolean enough = timeout.compareTo(takes) >= 0;
    say("%-5s  may take %.2f s", name, timeout.toNanos() / 1e9);
    Thread.sleep(enough ? takes : timeout);
    if (!enough) {
      throw new TimeoutException(name + " timed out");
    }
  }
}
