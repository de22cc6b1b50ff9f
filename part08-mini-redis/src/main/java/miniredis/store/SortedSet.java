package miniredis.store;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import miniredis.store.SkipList.Node;

/// A set whose members have scores, and stand in the order of these. A small one is two sorted
/// arrays; one that outgrows [Limits] becomes a [SkipList], which knows the order, with a [Table]
/// of the same nodes, which knows the names.
public final class SortedSet extends Value {

  /// Where a range begins or ends: see [#countBefore].
  @FunctionalInterface
  public interface Bound extends SkipList.Bound {}

  /// Takes members with their scores.
  @FunctionalInterface
  public interface Action {
    void accept(byte[] member, double score);
  }

  private byte[][] members = new byte[4][]; // null, once there is a list
  private double[] scores = new double[4];
  private int count;
  private SkipList list;
  private Table<Node> table;

  /// An empty one that is large from the start: the small form has no -0, and what is computed may
  /// pass through it.
  public static SortedSet large() {
    var set = new SortedSet();
    set.becomeList();
    return set;
  }

  /// The same members in the small form, if they fit.
  public SortedSet fitted(Limits limits) {
    boolean[] fits = {size() <= limits.sortedSetEntries};
    forEach(0, size(), (member, _) -> fits[0] &= member.length <= limits.sortedSetValue);
    if (!fits[0]) {
      return this;
    }
    var small = new SortedSet();
    forEach(0, size(), small::insert);
    return small;
  }

  @Override
  public String type() {
    return "zset";
  }

  @Override
  public String encoding() {
    return list == null ? "listpack" : "skiplist";
  }

  @Override
  public SortedSet copy() {
    var copy = new SortedSet();
    if (list != null) {
      copy.becomeList();
    }
    forEach(0, size(), (member, score) -> copy.insert(member, score));
    return copy;
  }

  public int size() {
    return list == null ? count : list.size();
  }

  /// Is the member there?
  public boolean contains(byte[] member) {
    return list == null ? find(member) >= 0 : table.find(member) != null;
  }

  /// The member's score, or NaN, which no member has, if it is not there.
  public double score(byte[] member) {
    if (list == null) {
      int at = find(member);
      return at < 0 ? Double.NaN : scores[at];
    }
    Node node = table.find(member);
    return node == null ? Double.NaN : node.score;
  }

  /// The member gets this score.
  public void put(byte[] member, double score, Limits limits) {
    Node node = list == null ? null : table.find(member);
    if (node != null) {
      list.move(node, score);
    } else if (list == null && remove(member)) {
      insert(member, score); // only a new member may end the small form
    } else {
      add(member, score, limits);
    }
  }

  /// Likewise, of a set that is [#large].
  public void put(byte[] member, double score) {
    Node node = table.find(member);
    if (node == null) {
      insert(member, score);
    } else {
      list.move(node, score);
    }
  }

  /// Adds what the caller knows is no member.
  public void add(byte[] member, double score, Limits limits) {
    if (list == null
        && (count >= limits.sortedSetEntries || member.length > limits.sortedSetValue)) {
      becomeList();
    }
    insert(member, score);
  }

  private void insert(byte[] member, double score) {
    if (list != null) {
      var node = new Node(member, score);
      list.add(node);
      table.add(node);
      return;
    }
    int at = countBefore((s, m) -> SkipList.compare(s, m, score, member) < 0);
    if (count == scores.length) {
      members = Arrays.copyOf(members, 2 * count);
      scores = Arrays.copyOf(scores, 2 * count);
    }
    System.arraycopy(members, at, members, at + 1, count - at);
    System.arraycopy(scores, at, scores, at + 1, count - at);
    members[at] = member;
    scores[at] = score + 0.0; // in the small form Redis has no -0
    count++;
  }

  /// Removes a member.
  ///
  /// @return whether it was a member
  public boolean remove(byte[] member) {
    if (list != null) {
      Node node = table.remove(member);
      if (node != null) {
        list.remove(node);
      }
      return node != null;
    }
    int at = find(member);
    if (at < 0) {
      return false;
    }
    count--;
    System.arraycopy(members, at + 1, members, at, count - at);
    System.arraycopy(scores, at + 1, scores, at, count - at);
    members[count] = null;
    return true;
  }

  /// How many members stand before this one; -1, if it is not there.
  public int rank(byte[] member) {
    if (list == null) {
      return find(member);
    }
    Node node = table.find(member);
    return node == null
        ? -1
        : list.countBefore((s, m) -> SkipList.compare(s, m, node.score, member) < 0);
  }

  /// How many members stand before the place.
  public int countBefore(Bound bound) {
    if (list != null) {
      return list.countBefore(bound);
    }
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bound.isAfter(scores[middle], members[middle])) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Calls `action` with the members from a rank to before another.
  public void forEach(int from, int to, Action action) {
    if (list == null) {
      for (int i = from; i < to; i++) {
        action.accept(members[i], scores[i]);
      }
    } else if (from < to) {
      Node node = list.get(from);
      for (int i = from; i < to; i++, node = node.next()) {
        action.accept(node.name, node.score);
      }
    }
  }

  /// Is any member so? It asks one after the other, in no order, until one is.
  public boolean anyMatch(Predicate<byte[]> condition) {
    return list == null
        ? Arrays.stream(members, 0, count).anyMatch(condition)
        : table.anyMatch(node -> condition.test(node.name));
  }

  /// The same members, the last one first.
  public void forEachReversed(int from, int to, Action action) {
    if (list == null) {
      for (int i = to - 1; i >= from; i--) {
        action.accept(members[i], scores[i]);
      }
    } else if (from < to) {
      Node node = list.get(to - 1);
      for (int i = to - 1; i >= from; i--, node = node.previous()) {
        action.accept(node.name, node.score);
      }
    }
  }

  /// Any member of a set that has one.
  public byte[] any() {
    return list != null ? table.any().name : members[ThreadLocalRandom.current().nextInt(count)];
  }

  /// Is it a skip list, which [#scan] walks through piece by piece?
  public boolean isList() {
    return list != null;
  }

  /// As [Table#scan].
  public long scan(long cursor, Consumer<byte[]> action) {
    return table.scan(cursor, node -> action.accept(node.name));
  }

  private int find(byte[] member) {
    for (int i = 0; i < count; i++) {
      if (Arrays.equals(members[i], member)) {
        return i;
      }
    }
    return -1;
  }

  /// Takes the form of a large set, for good, whatever its size.
  public void becomeList() {
    if (list != null) {
      return;
    }
    list = new SkipList();
    table = new Table<>();
    for (int i = 0; i < count; i++) {
      insert(members[i], scores[i]);
    }
    members = null;
    scores = null;
  }
}
