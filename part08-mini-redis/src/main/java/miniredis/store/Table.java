package miniredis.store;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A hash table of byte strings that grows and shrinks without a pause. The entries hang in chains,
/// one chain a bucket; an entry is an object of the caller's, so that a key, a field of a hash and
/// a member of a set each carry what they need.
///
/// Where a `HashMap` moves all entries at once when it grows, 10 million of them in one call, this
/// table keeps two arrays for a while, and each call moves one bucket from the old array to the new
/// one. [#scan] depends on that as well: it goes on where it stopped, whatever the table has done
/// in between.
public final class Table<E extends Table.Entry> {

  /// Something with a name. An entry hangs in one table at a time.
  public abstract static class Entry {
    final byte[] name;
    final int hash;
    private Entry next;

    protected Entry(byte[] name) {
      this.name = name;
      hash = SipHash.of(name);
    }

    public byte[] name() {
      return name;
    }
  }

  private static final int SMALLEST = 4;

  /// An empty bucket costs little, but a bucket that is moved may be one of a thousand empty ones.
  private static final int EMPTY_BUCKETS_A_CALL = 10;

  private Entry[] buckets = new Entry[SMALLEST];
  private Entry[] old; // null, but while entries move
  private int moved; // so many buckets of `old` are empty for good
  private int iterating; // nothing moves while somebody walks through all entries
  private int size;

  public int size() {
    return size;
  }

  /// How many buckets there are, those that are being left included.
  public int buckets() {
    return buckets.length + (old == null ? 0 : old.length);
  }

  /// The entry with this name, or null.
  public E find(byte[] name) {
    return find(name, SipHash.of(name));
  }

  private E find(byte[] name, int hash) {
    move();
    E found = findIn(buckets, name, hash);
    return found == null && old != null ? findIn(old, name, hash) : found;
  }

  @SuppressWarnings("unchecked") // only an E is ever added
  private E findIn(Entry[] array, byte[] name, int hash) {
    for (Entry entry = array[hash & array.length - 1]; entry != null; entry = entry.next) {
      if (entry.hash == hash && Arrays.equals(entry.name, name)) {
        return (E) entry;
      }
    }
    return null;
  }

  /// Adds an entry whose name is not in the table: the caller has looked.
  public void add(E entry) {
    size++;
    if (size > buckets.length && old == null) {
      resize(2 * buckets.length);
    }
    move();
    push(entry);
  }

  private void push(Entry entry) {
    int bucket = entry.hash & buckets.length - 1;
    entry.next = buckets[bucket];
    buckets[bucket] = entry;
  }

  /// Removes the entry with this name, and returns it; or null, if there is none.
  public E remove(byte[] name) {
    int hash = SipHash.of(name);
    move();
    E removed = removeFrom(buckets, name, hash);
    if (removed == null && old != null) {
      removed = removeFrom(old, name, hash);
    }
    if (removed != null) {
      size--;
      shrink();
    }
    return removed;
  }

  @SuppressWarnings("unchecked") // only an E is ever added
  private E removeFrom(Entry[] array, byte[] name, int hash) {
    int bucket = hash & array.length - 1;
    Entry before = null;
    for (Entry entry = array[bucket]; entry != null; before = entry, entry = entry.next) {
      if (entry.hash == hash && Arrays.equals(entry.name, name)) {
        if (before == null) {
          array[bucket] = entry.next;
        } else {
          before.next = entry.next;
        }
        entry.next = null;
        return (E) entry;
      }
    }
    return null;
  }

  /// Calls `action` with each entry. It may change what an entry holds, and look others up, but
  /// neither add nor remove one.
  public void forEach(Consumer<? super E> action) {
    anyMatch(entry -> {
      action.accept(entry);
      return false;
    });
  }

  /// Is any entry so? It asks one after the other, as [#forEach] does, until one is.
  @SuppressWarnings("unchecked") // only an E is ever added
  public boolean anyMatch(Predicate<? super E> condition) {
    iterating++;
    try {
      for (Entry[] array : old == null ? new Entry[][] {buckets} : new Entry[][] {old, buckets}) {
        for (Entry first : array) {
          for (Entry entry = first; entry != null; entry = entry.next) {
            if (condition.test((E) entry)) {
              return true;
            }
          }
        }
      }
      return false;
    } finally {
      iterating--;
    }
  }

  /// Any entry, or null, if there is none. An entry with neighbours in its bucket comes up a little
  /// less often than one that is alone.
  @SuppressWarnings("unchecked") // only an E is ever added
  public E any() {
    if (size == 0) {
      return null;
    }
    move();
    var random = ThreadLocalRandom.current();
    Entry first;
    do {
      int bucket = random.nextInt(buckets());
      first = bucket < buckets.length ? buckets[bucket] : old[bucket - buckets.length];
    } while (first == null);
    int length = 0;
    for (Entry entry = first; entry != null; entry = entry.next) {
      length++;
    }
    Entry chosen = first;
    for (int i = random.nextInt(length); i > 0; i--) {
      chosen = chosen.next;
    }
    return (E) chosen;
  }

  /// Calls `action` with the entries of one bucket, and returns the cursor for the next call: 0 is
  /// both the first cursor, and the one after the last. An entry that is in the table from the
  /// first call to the last is seen at least once, though the table grows or shrinks in between.
  /// The action may remove the entry that it is given, and no other.
  ///
  /// The cursor counts with its bits in reverse: in a table of 8, buckets 0, 4, 2, 6, 1, 5, 3, 7.
  /// When a table doubles, the entries of bucket 2 go to 2 and 10 of 16, which stand side by side
  /// in that order; so what lies behind the cursor has been seen in either table. Found by P.
  /// Noordhuis for Redis. While entries move, the bucket of the smaller array is visited with all
  /// those of the larger one into which its entries go.
  public long scan(long cursor, Consumer<? super E> action) {
    iterating++;
    try {
      if (old == null) {
        visit(buckets, cursor, action);
        return after(cursor, buckets.length - 1);
      }
      boolean grows = old.length < buckets.length;
      Entry[] small = grows ? old : buckets;
      Entry[] large = grows ? buckets : old;
      visit(small, cursor, action);
      do {
        visit(large, cursor, action);
        cursor = after(cursor, large.length - 1);
      } while ((cursor & (small.length - 1 ^ large.length - 1)) != 0);
      return cursor;
    } finally {
      iterating--;
    }
  }

  private static long after(long cursor, int mask) {
    return Long.reverse(Long.reverse(cursor | ~(long) mask) + 1);
  }

  @SuppressWarnings("unchecked") // only an E is ever added
  private void visit(Entry[] array, long cursor, Consumer<? super E> action) {
    for (Entry entry = array[(int) (cursor & array.length - 1)]; entry != null; ) {
      Entry next = entry.next; // before the action removes the entry
      action.accept((E) entry);
      entry = next;
    }
  }

  /// When nine of ten buckets are empty, the table gets room for what it holds and as much again,
  /// but never less than an eighth of what it had: entries that come while the others move would
  /// hang in long chains.
  private void shrink() {
    if (old == null && iterating == 0 && buckets.length > SMALLEST && size < buckets.length / 10) {
      int enough = Integer.highestOneBit(Math.max(1, size)) * 2;
      resize(Math.max(SMALLEST, Math.max(enough, buckets.length / 8)));
    }
  }

  private void resize(int length) {
    old = buckets;
    buckets = new Entry[length];
    moved = 0;
    move();
  }

  /// One bucket's entries go from the old array to the new one.
  private void move() {
    if (old == null || iterating > 0) {
      return;
    }
    for (int i = 0; i < EMPTY_BUCKETS_A_CALL && moved < old.length; i++) {
      Entry first = old[moved];
      old[moved++] = null;
      for (Entry entry = first, next; entry != null; entry = next) {
        next = entry.next;
        push(entry);
      }
      if (first != null) {
        break;
      }
    }
    if (moved == old.length) {
      old = null;
      shrink(); // entries may have gone while others moved
    }
  }
}
