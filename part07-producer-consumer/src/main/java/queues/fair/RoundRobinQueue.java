package queues.fair;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Queue;
import java.util.SequencedMap;

/// A queue for each submitter, and one item of each in turn. A submitter that has nothing in its
/// queue is left out of the round, and joins it at its end with its next item.
///
/// Thread-safe. It has no bound: give each submitter one, or the greedy one still takes the memory.
public final class RoundRobinQueue<S, T> {

  private final SequencedMap<S, Queue<T>> turns = new LinkedHashMap<>(); // the first is next

  public synchronized void put(S submitter, T item) {
    turns.computeIfAbsent(submitter, _ -> new ArrayDeque<>()).add(item);
    notifyAll();
  }

  /// The next item of the submitter whose turn it is. Waits while there is none at all.
  public synchronized T take() throws InterruptedException {
    while (turns.isEmpty()) {
      wait();
    }
    var next = turns.pollFirstEntry();
    T item = next.getValue().remove();
    if (!next.getValue().isEmpty()) {
      turns.putLast(next.getKey(), next.getValue());
    }
    return item;
  }
}
