package miniredis;

import static lesson.Lesson.say;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import miniredis.resp.Bytes;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.Key;
import miniredis.store.Keyspace;
import miniredis.store.Owner;
import miniredis.store.StringValue;

/// A key has a second to live. Who removes it when the second is over?
///
/// One might expect a timer for each key. A million keys would be a million timers, most of them
/// set again before they go off. So nothing happens when the time comes: the deadline stands beside
/// the value, and the next look-up that meets an expired key removes it. No reply tells the
/// difference but a count of the keys; and the event `expired` comes late.
///
/// Run `make part_08 STEP=4a`. The clock is moved by hand, and nothing sweeps. Watch the number of
/// keys, before the read and after it.
final class Step04a_AKeyExpiresWhenItIsRead {

  private static final byte[] TEA = Bytes.of("tea");

  private long millis = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();
  private final List<Event> events = new ArrayList<>();
  private final Keyspace keyspace =
      new Keyspace(
          1,
          Owner.thread(Thread.currentThread()),
          () -> Instant.ofEpochMilli(millis),
          (_, _, event) -> events.add(event));
  private final Database database = keyspace.database(0);

  static void main() {
    var step = new Step04a_AKeyExpiresWhenItIsRead();
    say("SET tea green PX 1000");
    step.set();
    say("after  999 ms  %s", step.pass(999));
    say("after 1001 ms  %s", step.pass(2));
    say("GET tea        %s", step.read());
    say("               %s", step.pass(0));
    say("SET tea green PX 1000, then SET tea black");
    step.set();
    step.setForEver();
    say("after 1001 ms  %s", step.pass(1001));
    say("GET tea        %s", step.read());
  }

  void set() {
    events.clear();
    Key key = database.put(TEA, StringValue.of(Bytes.of("green")));
    database.setDeadline(key, keyspace.now() + 1000);
  }

  void setForEver() {
    database.put(TEA, StringValue.of(Bytes.of("black")));
  }

  /// Time passes, and nothing else happens. ALWAYS: the key is still in memory.
  Seen pass(long time) {
    millis += time;
    keyspace.tick();
    return new Seen(database.size(), events.contains(Event.EXPIRED));
  }

  /// ALWAYS: what has expired is removed by the look-up, which finds nothing.
  String read() {
    StringValue value = database.string(TEA);
    return value == null ? "nothing" : Bytes.text(value.bytes());
  }

  record Seen(int keys, boolean expired) {
    @Override
    public String toString() {
      return "keys in memory: %d, event `expired`: %s".formatted(keys, expired ? "yes" : "no");
    }
  }
}
