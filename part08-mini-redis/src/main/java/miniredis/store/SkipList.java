package miniredis.store;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/// Members in the order of their scores, those with the same score in the order of their bytes.
/// Finding a place, and counting what stands before it, take a number of steps that grows with the
/// logarithm of the size.
///
/// Picture a sorted linked list, and above it a list of every fourth node, and above that one of
/// every sixteenth, and so on. A search begins in the topmost list and goes down a level whenever
/// the next node would be too far. Which nodes stand in the upper lists is decided by chance when a
/// node comes, so nothing has to be balanced. A link also knows how many nodes it jumps over, its
/// *span*: the sum of the spans on the way is the rank of the place.
///
/// Source: W. Pugh, *Skip lists: a probabilistic alternative to balanced trees*, 1990; the spans
/// are from Redis.
final class SkipList {

  private static final int LEVELS = 32; // enough for 4 to the power of 32 nodes

  private static final Node[] NO_NODES = {};
  private static final int[] NO_SPANS = {};

  /// A member, which is found by its name in the set's [Table].
  static final class Node extends Table.Entry {
    double score;

    // The lowest level, which three of four nodes stand in alone, lies in the node itself.
    private Node next;
    private int span;
    private Node previous; // null before the first

    private final Node[] nexts; // on the levels above it
    private final int[] spans;

    Node(byte[] member, double score) {
      super(member);
      this.score = score;
      int levels = 1;
      while (levels < LEVELS && ThreadLocalRandom.current().nextInt(4) == 0) {
        levels++;
      }
      nexts = levels == 1 ? NO_NODES : new Node[levels - 1];
      spans = levels == 1 ? NO_SPANS : new int[levels - 1];
    }

    private Node() {
      super(new byte[0]);
      nexts = new Node[LEVELS - 1];
      spans = new int[LEVELS - 1];
    }

    private int levels() {
      return nexts.length + 1;
    }

    private Node next(int level) {
      return level == 0 ? next : nexts[level - 1];
    }

    private int span(int level) {
      return level == 0 ? span : spans[level - 1];
    }

    private void link(int level, Node to, int jumped) {
      if (level == 0) {
        next = to;
        span = jumped;
      } else {
        nexts[level - 1] = to;
        spans[level - 1] = jumped;
      }
    }

    private void stretch(int level, int by) {
      if (level == 0) {
        span += by;
      } else {
        spans[level - 1] += by;
      }
    }

    Node next() {
      return next;
    }

    Node previous() {
      return previous;
    }
  }

  /// A place in the order: what stands before it?
  @FunctionalInterface
  interface Bound {
    /// True for all members up to some place, and false for all behind it.
    boolean isAfter(double score, byte[] member);
  }

  private final Node head = new Node();
  private int levels = 1;
  private int size;

  /// The last node before the place on each level, and its rank: of the search that came last.
  private final Node[] before = new Node[LEVELS];

  private final int[] rank = new int[LEVELS];

  int size() {
    return size;
  }

  /// How many members stand before the place.
  int countBefore(Bound bound) {
    Node node = head;
    int passed = 0;
    for (int level = levels - 1; level >= 0; level--) {
      for (Node next = node.next(level);
          next != null && bound.isAfter(next.score, next.name);
          next = node.next(level)) {
        passed += node.span(level);
        node = next;
      }
    }
    return passed;
  }

  /// The node with so many before it.
  Node get(int index) {
    Node node = head;
    int passed = -1; // the head stands before the first
    for (int level = levels - 1; level >= 0; level--) {
      while (node.next(level) != null && passed + node.span(level) <= index) {
        passed += node.span(level);
        node = node.next(level);
      }
    }
    return node;
  }

  /// Adds a node that is in no list.
  void add(Node node) {
    search(node.score, node.name);
    for (; levels < node.levels(); levels++) {
      before[levels] = head;
      rank[levels] = 0;
      head.link(levels, null, size + 1); // to the end
    }
    for (int level = 0; level < node.levels(); level++) {
      Node left = before[level];
      int jumped = rank[0] - rank[level]; // nodes between `left` and the new one
      node.link(level, left.next(level), left.span(level) - jumped);
      left.link(level, node, jumped + 1);
    }
    for (int level = node.levels(); level < levels; level++) {
      before[level].stretch(level, 1);
    }
    node.previous = before[0] == head ? null : before[0];
    if (node.next != null) {
      node.next.previous = node;
    }
    size++;
  }

  /// Removes a node of this list.
  void remove(Node node) {
    search(node.score, node.name);
    Node right = node.next;
    for (int level = 0; level < levels; level++) {
      Node left = before[level];
      if (level < node.levels()) {
        left.link(level, node.next(level), left.span(level) + node.span(level) - 1);
        node.link(level, null, 0);
      } else {
        left.stretch(level, -1);
      }
    }
    if (right != null) {
      right.previous = node.previous;
    }
    while (levels > 1 && head.next(levels - 1) == null) {
      levels--;
    }
    size--;
  }

  /// Gives a node of this list another score. Its place changes only if a neighbour is passed.
  void move(Node node, double score) {
    Node left = node.previous;
    Node right = node.next;
    boolean stays =
        (left == null || compare(left.score, left.name, score, node.name) < 0)
            && (right == null || compare(score, node.name, right.score, right.name) < 0);
    if (stays) {
      node.score = score;
    } else {
      remove(node);
      node.score = score;
      add(node);
    }
  }

  private void search(double score, byte[] member) {
    Node node = head;
    Node tooFar = null; // known from the level above, where it was next as well
    int passed = 0;
    for (int level = levels - 1; level >= 0; level--) {
      Node next = node.next(level);
      while (next != tooFar && compare(next.score, next.name, score, member) < 0) {
        passed += node.span(level);
        node = next;
        next = node.next(level);
      }
      tooFar = next;
      before[level] = node;
      rank[level] = passed;
    }
  }

  static int compare(double score, byte[] member, double otherScore, byte[] otherMember) {
    if (score != otherScore) { // 0 and -0 are the same, as Double.compare would not have it
      return score < otherScore ? -1 : 1;
    }
    return Arrays.compareUnsigned(member, otherMember);
  }
}
