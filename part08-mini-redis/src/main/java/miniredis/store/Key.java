package miniredis.store;

/// A key of a database, with its value and its deadline.
public final class Key extends Table.Entry {

  /// The deadline of a key that has none.
  public static final long NEVER = -1;

  Value value;
  long deadline = NEVER;
  int place; // in Deadlines, if it has a deadline
  int usedAt; // in seconds since 1970, without a sign: as OBJECT IDLETIME counts

  Key(byte[] name, Value value) {
    super(name);
    this.value = value;
  }

  public Value value() {
    return value;
  }

  /// When it expires, in milliseconds since 1970, or [#NEVER].
  public long deadline() {
    return deadline;
  }
}
