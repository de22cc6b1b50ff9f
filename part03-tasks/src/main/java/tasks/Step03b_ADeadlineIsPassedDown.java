package tasks;

import static lesson.Lesson.say;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/// An order must be answered within 0.6 s, and makes three calls. The first two take 0.1 s each,
/// the third hangs. Which time-out do they get?
///
/// One might give each the 0.6 s, and each keeps to it. But what is allowed adds up: the order is
/// given up after 0.1 + 0.1 + 0.6 = 0.8 s, when whoever asked has gone. A deadline is a point in
/// time. Passed down, it leaves to each call what the calls before it have left over: 0.6, 0.5 and
/// 0.4 s.
///
/// Run `make part_03 STEP=3b`. Watch what the third call may take, and when it ends.
final class Step03b_ADeadlineIsPassedDown {

  static void main() throws InterruptedException {
    var patience = Duration.ofMillis(600);
    say("calls of 0.1 s, 0.1 s and for ever, for somebody who waits 0.6 s");
    say("a time-out each:  %s", handled(TIMEOUTS, patience, CALL, System::nanoTime));
    say("one deadline:     %s", handled(DEADLINE, patience, CALL, System::nanoTime));
  }

  /// A point in time, of a clock that counts nanoseconds from anywhere.
  record Deadline(long nanoTime, LongSupplier clock) {

    static Deadline in(Duration time, LongSupplier clock) {
      return new Deadline(clock.getAsLong() + time.toNanos(), clock);
    }

    /// How long until then. Throws if that is no time at all: there is no use in a call for nobody.
    Duration left() throws TimeoutException {
      long left = nanoTime - clock.getAsLong();
      if (left <= 0) {
        throw new TimeoutException("no time left");
      }
      return Duration.ofNanos(left);
    }
  }

  /// A call to elsewhere, which takes a time-out.
  @FunctionalInterface
  interface Remote {
    void call(String name, Duration timeout) throws TimeoutException, InterruptedException;
  }

  /// Makes the three calls. The deadline is that of whoever asks.
  @FunctionalInterface
  interface Order {
    void handle(Deadline deadline, Remote remote) throws TimeoutException, InterruptedException;
  }

  // The mistake: nobody knows of the calls before.
  static final Order TIMEOUTS =
      (_, remote) -> {
        remote.call("stock", Duration.ofMillis(600));
        remote.call("price", Duration.ofMillis(600));
        remote.call("tax", Duration.ofMillis(600));
      };

  // The repair: every method that may wait takes the deadline, and passes it on.
  static final Order DEADLINE =
      (deadline, remote) -> {
        remote.call("stock", deadline.left());
        quote(deadline, remote);
      };

  private static void quote(Deadline deadline, Remote remote)
      throws TimeoutException, InterruptedException {
    remote.call("price", deadline.left());
    remote.call("tax", deadline.left());
  }

  /// How the order ended, and after how long. ALWAYS too late, and in time.
  record Handled(String end, Duration after) {

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s after %.1f s", end, after.toNanos() / 1e9);
    }
  }

  static Handled handled(Order order, Duration patience, Remote remote, LongSupplier clock)
      throws InterruptedException {
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

  /// Stands for a call over the network that keeps to its time-out.
  private static final Remote CALL =
      (name, timeout) -> {
        var takes = name.equals("tax") ? Duration.ofDays(1) : Duration.ofMillis(100);
        boolean enough = timeout.compareTo(takes) >= 0;
        say("%-5s  may take %.2f s", name, timeout.toNanos() / 1e9);
        Thread.sleep(enough ? takes : timeout);
        if (!enough) {
          throw new TimeoutException(name + " timed out");
        }
      };
}
