package miniredis.store;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import miniredis.resp.Bytes;

/// A set of byte strings. While all of them are integers, and not too many, they are a sorted array
/// of numbers, in which a member is found by halving; then a [Table], until [#beginAgain].
public final class SetValue extends Value {

  /// A member of a set that has become a table.
  public static final class Member extends Table.Entry {
    Member(byte[] name) {
      super(name);
    }
  }

  private long[] numbers = new long[4]; // null, once there is a table
  private int count; // of numbers
  private Table<Member> table;

  @Override
  public String type() {
    return "set";
  }

  @Override
  public String encoding() {
    return table == null ? "intset" : "hashtable";
  }

  @Override
  public SetValue copy() {
    var copy = new SetValue();
    if (table == null) {
      copy.numbers = numbers.clone();
      copy.count = count;
    } else {
      copy.numbers = null;
      copy.table = new Table<>();
      table.forEach(member -> copy.table.add(new Member(member.name)));
    }
    return copy;
  }

  public int size() {
    return table == null ? count : table.size();
  }

  public boolean contains(byte[] member) {
    if (table != null) {
      return table.find(member) != null;
    }
    return Bytes.isLong(member) && find(Bytes.toLong(member)) >= 0;
  }

  /// Adds a member.
  ///
  /// @return whether the member is new
  public boolean add(byte[] member, Limits limits) {
    if (table == null) {
      if (Bytes.isLong(member)) {
        return addNumber(Bytes.toLong(member), limits);
      }
      becomeTable();
    }
    if (table.find(member) != null) {
      return false;
    }
    table.add(new Member(member));
    return true;
  }

  private boolean addNumber(long number, Limits limits) {
    int place = find(number);
    if (place >= 0) {
      return false;
    }
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    int at = -place - 1;
    System.arraycopy(numbers, at, numbers, at + 1, count - at);
    numbers[at] = number;
    count++;
    if (count > limits.setInts) {
      becomeTable();
    }
    return true;
  }

  /// Removes a member.
  ///
  /// @return whether it was a member
  public boolean remove(byte[] member) {
    if (table != null) {
      return table.remove(member) != null;
    }
    int at = Bytes.isLong(member) ? find(Bytes.toLong(member)) : -1;
    if (at < 0) {
      return false;
    }
    System.arraycopy(numbers, at + 1, numbers, at, count - at - 1);
    count--;
    return true;
  }

  /// Begins anew with the members that are left: it may be a set of numbers again.
  public void beginAgain(Limits limits) {
    var again = new SetValue();
    forEach(member -> again.add(member, limits));
    numbers = again.numbers;
    count = again.count;
    table = again.table;
  }

  /// Calls `action` with each member: numbers in their order, others in none.
  public void forEach(Consumer<byte[]> action) {
    anyMatch(member -> {
      action.accept(member);
      return false;
    });
  }

  /// Is any member so? It asks one after the other, as [#forEach] does, until one is.
  public boolean anyMatch(Predicate<byte[]> condition) {
    if (table != null) {
      return table.anyMatch(member -> condition.test(member.name));
    }
    for (int i = 0; i < count; i++) {
      if (condition.test(Bytes.of(numbers[i]))) {
        return true;
      }
    }
    return false;
  }

  /// Any member of a set that has one.
  public byte[] any() {
    return table != null
        ? table.any().name
        : Bytes.of(numbers[ThreadLocalRandom.current().nextInt(count)]);
  }

  /// Is it a table, which [#scan] walks through piece by piece?
  public boolean isTable() {
    return table != null;
  }

  /// As [Table#scan].
  public long scan(long cursor, Consumer<Member> action) {
    return table.scan(cursor, action);
  }

  /// Where the number is, or, if it is not there, as [Arrays#binarySearch] says it.
  private int find(long number) {
    return Arrays.binarySearch(numbers, 0, count, number);
  }

  private void becomeTable() {
    table = new Table<>();
    for (int i = 0; i < count; i++) {
      table.add(new Member(Bytes.of(numbers[i])));
    }
    numbers = null;
  }
}
