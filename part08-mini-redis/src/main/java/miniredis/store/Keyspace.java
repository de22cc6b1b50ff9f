package miniredis.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// All databases, and what they share: their owner, their clock, and who hears of changes.
public final class Keyspace {

  private final Owner owner;
  private final InstantSource clock;
  private final Changes changes;
  private final Limits limits = new Limits();
  private final List<Database> databases = new ArrayList<>();
  private long now;
  private boolean frozen;

  public Keyspace(int databases, Owner owner, InstantSource clock, Changes changes) {
    this.owner = owner;
    this.clock = clock;
    this.changes = changes;
    for (int i = 0; i < databases; i++) {
      this.databases.add(new Database(this, i));
    }
    tick();
  }

  /// Looks at the clock. Its owner does so before it runs the commands of a read, and between them
  /// when they have taken more than a millisecond: within a command the time stands still.
  public void tick() {
    now = clock.millis();
  }

  /// In milliseconds since 1970, when [#tick] was last called.
  public long now() {
    return now;
  }

  public Database database(int index) {
    return databases.get(index);
  }

  public int databases() {
    return databases.size();
  }

  /// What two databases hold changes places; their numbers stay.
  public void swap(int one, int other) {
    databases.get(one).swap(databases.get(other));
  }

  public Limits limits() {
    return limits;
  }

  /// Whether keys that nobody reads are removed, too: `DEBUG SET-ACTIVE-EXPIRE`.
  public void sweeps(boolean does) {
    frozen = !does;
  }

  /// Looks at so many keys at most in each database, and removes those whose time has come.
  ///
  /// @return how many were removed
  public int sweep(int keys) {
    int removed = 0;
    if (!frozen) {
      tick();
      for (Database database : databases) {
        removed += database.sweep(keys);
      }
    }
    return removed;
  }

  void check() {
    if (!owner.isMe()) {
      throw new IllegalStateException(
          "the store was touched by a thread that does not own it: " + Thread.currentThread());
    }
  }

  Changes changes() {
    return changes;
  }
}
