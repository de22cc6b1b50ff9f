package miniredis;

import static lesson.Lesson.say;

import java.time.Instant;
import miniredis.resp.Bytes;
import miniredis.store.Database;
import miniredis.store.Keyspace;
import miniredis.store.Owner;
import miniredis.store.StringValue;

/// Ten thousand keys have expired, and no client asks for them again. Do they stay for ever?
///
/// With a read as the only thing that removes them, they would. So the loop runs a sweep ten times
/// a second. A sweep of all keys would hold up every client, so it looks at a few hundred deadlines
/// and goes on where it stopped.
///
/// Run `make part_08 STEP=4b`. Watch how many keys are left after each sweep of 2,000, and that the
/// keys that live on are still there at the end.
final class Step04b_TheSweepTakesAFewAtATime {

  private long millis = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();
  private final Keyspace keyspace =
      new Keyspace(
          1,
          Owner.thread(Thread.currentThread()),
          () -> Instant.ofEpochMilli(millis),
          (_, _, _) -> {});
  private final Database database = keyspace.database(0);

  static void main() {
    var step = new Step04b_TheSweepTakesAFewAtATime();
    step.fill("short", 10_000, 1000);
    step.fill("long", 2_000, 3_600_000);
    say("10,000 keys for a second, and 2,000 for an hour");
    step.pass(1001);
    say("a second later   %,d keys in memory", step.database.size());
    for (int i = 1; i <= 6; i++) {
      say("sweep %d          %s", i, step.sweep(2_000));
    }
  }

  void fill(String prefix, int count, long timeToLive) {
    for (int i = 0; i < count; i++) {
      byte[] name = Bytes.of(prefix + i);
      var key = database.put(name, StringValue.of(name.clone()));
      database.setDeadline(key, keyspace.now() + timeToLive);
    }
  }

  void pass(long time) {
    millis += time;
  }

  /// ALWAYS at most `most` keys are looked at.
  Swept sweep(int most) {
    return new Swept(keyspace.sweep(most), database.size());
  }

  record Swept(int removed, int left) {
    @Override
    public String toString() {
      return "%,6d removed, %,6d left".formatted(removed, left);
    }
  }
}
