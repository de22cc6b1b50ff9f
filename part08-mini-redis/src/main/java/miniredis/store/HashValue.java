package miniredis.store;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A hash: fields with values. A small one is an array of both in turn, in the order in which the
/// fields came: to walk through a few dozen entries is as quick as to hash a name, and takes a
/// fraction of the memory. One that outgrows [Limits] becomes a [Table], for good.
public final class HashValue extends Value {

  /// A field of a hash that has become a table.
  public static final class Field extends Table.Entry {
    private byte[] value;

    Field(byte[] name, byte[] value) {
      super(name);
      this.value = value;
    }

    public byte[] value() {
      return value;
    }
  }

  private byte[][] pairs = new byte[8][]; // null, once there is a table
  private int count; // of fields in `pairs`
  private Table<Field> table;

  @Override
  public String type() {
    return "hash";
  }

  @Override
  public String encoding() {
    return table == null ? "listpack" : "hashtable";
  }

  @Override
  public HashValue copy() {
    var copy = new HashValue();
    if (table == null) {
      copy.pairs = pairs.clone();
      copy.count = count;
    } else {
      copy.pairs = null;
      copy.table = new Table<>();
      table.forEach(field -> copy.table.add(new Field(field.name, field.value)));
    }
    return copy;
  }

  public int size() {
    return table == null ? count : table.size();
  }

  /// The field's value, or null, if there is no such field.
  public byte[] get(byte[] name) {
    if (table != null) {
      Field field = table.find(name);
      return field == null ? null : field.value;
    }
    int at = find(name);
    return at < 0 ? null : pairs[at + 1];
  }

  /// The field gets this value.
  ///
  /// @return whether the field is new
  public boolean put(byte[] name, byte[] value, Limits limits) {
    if (table == null && isLong(name, value, limits)) {
      becomeTable();
    }
    if (table != null) {
      return putInTable(name, value);
    }
    boolean isNew = putInPairs(name, value);
    if (count > limits.hashEntries) { // for an old field, too: the limit may have been lowered
      becomeTable();
    }
    return isNew;
  }

  private boolean putInPairs(byte[] name, byte[] value) {
    int at = find(name);
    if (at >= 0) {
      pairs[at + 1] = value;
      return false;
    }
    if (2 * count == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * pairs.length);
    }
    pairs[2 * count] = name;
    pairs[2 * count + 1] = value;
    count++;
    return true;
  }

  private static boolean isLong(byte[] name, byte[] value, Limits limits) {
    return name.length > limits.hashValue || value.length > limits.hashValue;
  }

  private boolean putInTable(byte[] name, byte[] value) {
    Field field = table.find(name);
    if (field != null) {
      field.value = value;
      return false;
    }
    table.add(new Field(name, value));
    return true;
  }

  /// Removes a field.
  ///
  /// @return whether the field was there
  public boolean remove(byte[] name) {
    if (table != null) {
      return table.remove(name) != null;
    }
    int at = find(name);
    if (at < 0) {
      return false;
    }
    System.arraycopy(pairs, at + 2, pairs, at, 2 * count - at - 2);
    count--;
    pairs[2 * count] = null;
    pairs[2 * count + 1] = null;
    return true;
  }

  /// Calls `action` with each field and its value.
  public void forEach(BiConsumer<byte[], byte[]> action) {
    if (table != null) {
      table.forEach(field -> action.accept(field.name, field.value));
      return;
    }
    for (int i = 0; i < 2 * count; i += 2) {
      action.accept(pairs[i], pairs[i + 1]);
    }
  }

  /// Any field of a hash that has one.
  public byte[] any() {
    return table != null ? table.any().name : pairs[2 * ThreadLocalRandom.current().nextInt(count)];
  }

  /// Is it a table, which [#scan] walks through piece by piece?
  public boolean isTable() {
    return table != null;
  }

  /// As [Table#scan].
  public long scan(long cursor, Consumer<Field> action) {
    return table.scan(cursor, action);
  }

  private int find(byte[] name) {
    for (int i = 0; i < 2 * count; i += 2) {
      if (Arrays.equals(pairs[i], name)) {
        return i;
      }
    }
    return -1;
  }

  private void becomeTable() {
    table = new Table<>();
    for (int i = 0; i < 2 * count; i += 2) {
      table.add(new Field(pairs[i], pairs[i + 1]));
    }
    pairs = null;
  }
}
