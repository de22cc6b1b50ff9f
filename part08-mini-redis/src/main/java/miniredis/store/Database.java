package miniredis.store;

import java.util.function.Consumer;
import miniredis.resp.ErrorReply;

/// One of the numbered databases: keys, their values, and their deadlines. A key that has expired
/// is not there for anybody: the look-up that meets it removes it.
///
/// A command that has changed a key says so with [#changed]. After it has taken elements from a
/// collection it calls [#removeIfEmpty]; there are no empty ones.
public final class Database {

  private final Keyspace keyspace;
  private final int index;
  private Table<Key> keys = new Table<>();
  private Deadlines deadlines = new Deadlines();

  Database(Keyspace keyspace, int index) {
    this.keyspace = keyspace;
    this.index = index;
  }

  public int index() {
    return index;
  }

  public Keyspace keyspace() {
    return keyspace;
  }

  public int size() {
    keyspace.check();
    return keys.size();
  }

  // Looking up.

  /// The key, if it is there, and notes that it was used; else null.
  public Key find(byte[] name) {
    Key key = peek(name);
    if (key != null) {
      key.usedAt = (int) (keyspace.now() / 1000);
    }
    return key;
  }

  /// The key, if it is there, without a note that it was used; else null.
  public Key peek(byte[] name) {
    keyspace.check();
    Key key = keys.find(name);
    if (key != null && isOver(key)) {
      expire(key);
      return null;
    }
    return key;
  }

  /// Is the key still in memory, though its time has passed?
  public boolean hasExpired(byte[] name) {
    keyspace.check();
    Key key = keys.find(name);
    return key != null && isOver(key);
  }

  /// The value, or null.
  public Value value(byte[] name) {
    Key key = find(name);
    return key == null ? null : key.value;
  }

  /// The value, if it is of this type; null, if there is no such key.
  ///
  /// @throws ErrorReply the key holds another type
  public <V extends Value> V value(byte[] name, Class<V> type) {
    Value value = value(name);
    if (value == null || type.isInstance(value)) {
      return type.cast(value);
    }
    throw ErrorReply.wrongType();
  }

  /// The string, or null, if there is no such key.
  ///
  /// @throws ErrorReply the key holds another type
  public StringValue string(byte[] name) {
    return value(name, StringValue.class);
  }

  // Changing.

  /// The key gets this value, whatever it held before, and no deadline. The name is the database's
  /// from now on.
  public Key put(byte[] name, Value value) {
    Key key = find(name);
    if (key == null) {
      return add(name, value);
    }
    deadlines.clear(key);
    key.value = value;
    return key;
  }

  /// The key gets this value, and keeps its deadline.
  public void replace(Key key, Value value) {
    keyspace.check();
    key.value = value;
  }

  /// A key that the caller knows is not there.
  public Key add(byte[] name, Value value) {
    var key = new Key(name, value);
    key.usedAt = (int) (keyspace.now() / 1000);
    keys.add(key);
    keyspace.changes().changed(this, name, Event.NEW);
    return key;
  }

  /// Removes the key; the caller says [#changed].
  ///
  /// @return what it held, or null, if it was not there
  public Value remove(byte[] name) {
    Key key = peek(name);
    if (key == null) {
      return null;
    }
    keys.remove(name);
    deadlines.clear(key);
    return key.value;
  }

  /// Gives the key a deadline, or takes it away.
  ///
  /// @param millis since 1970, or [Key#NEVER]
  public void setDeadline(Key key, long millis) {
    if (millis == Key.NEVER) {
      deadlines.clear(key);
    } else {
      deadlines.set(key, millis);
    }
  }

  /// Each command says this after a change, once for each key: see [Changes].
  public void changed(byte[] name, Event event) {
    keyspace.changes().changed(this, name, event);
  }

  /// For a command that has taken elements, when it has said so: removes the collection that has
  /// lost its last one, which is a change of its own.
  public void removeIfEmpty(byte[] name, int size) {
    if (size == 0) {
      remove(name);
      changed(name, Event.DEL);
    }
  }

  /// Removes all keys, without a word to anybody.
  public void clear() {
    keyspace.check();
    keys = new Table<>();
    deadlines = new Deadlines();
  }

  // All keys.

  /// Calls `action` with each key that is there. The action must not add or remove keys.
  public void forEach(Consumer<Key> action) {
    keyspace.check();
    keys.forEach(key -> {
      if (!isOver(key)) {
        action.accept(key);
      }
    });
  }

  /// As [Table#scan]; the action may be given keys that have expired: it looks them up.
  public long scan(long cursor, Consumer<Key> action) {
    keyspace.check();
    return keys.scan(cursor, action);
  }

  /// Any key that is there, or null.
  public Key any() {
    keyspace.check();
    for (Key key = keys.any(); key != null; key = keys.any()) {
      if (!isOver(key)) {
        return key;
      }
      expire(key);
    }
    return null;
  }

  /// How many keys have a deadline.
  public int deadlines() {
    return deadlines.size();
  }

  /// The mean time that those keys have left, in milliseconds.
  public long meanTimeLeft() {
    return deadlines.meanTimeLeft(keyspace.now());
  }

  /// In seconds.
  public long idleTime(Key key) {
    return Math.max(0, keyspace.now() / 1000 - Integer.toUnsignedLong(key.usedAt));
  }

  // Expiry.

  boolean isOver(Key key) {
    return key.deadline != Key.NEVER && key.deadline < keyspace.now();
  }

  private void expire(Key key) {
    keys.remove(key.name);
    deadlines.clear(key);
    changed(key.name, Event.EXPIRED);
  }

  /// Looks at the deadlines of so many keys at most.
  int sweep(int count) {
    keyspace.check();
    int removed = 0;
    for (int i = Math.min(count, deadlines.size()); i > 0; i--) {
      Key key = deadlines.next();
      if (key != null && isOver(key)) {
        expire(key);
        removed++;
      }
    }
    return removed;
  }

  void swap(Database other) {
    keyspace.check();
    Table<Key> itsKeys = other.keys;
    Deadlines itsDeadlines = other.deadlines;
    other.keys = keys;
    other.deadlines = deadlines;
    keys = itsKeys;
    deadlines = itsDeadlines;
  }
}
