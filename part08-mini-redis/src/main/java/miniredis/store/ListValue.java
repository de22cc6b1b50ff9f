package miniredis.store;

/// A list: elements in an order, each reached by its index. The elements stand in an array whose
/// end continues at its beginning, so both ends grow and shrink in constant time; an insertion or a
/// removal elsewhere moves the elements on its nearer side.
public final class ListValue extends Value {

  private static final int SMALLEST = 8;

  private byte[][] ring = new byte[SMALLEST][]; // its length is a power of 2
  private int first;
  private int size;

  @Override
  public String type() {
    return "list";
  }

  @Override
  public String encoding() {
    return "quicklist"; // of Redis 7.0, for a list of any size
  }

  @Override
  public ListValue copy() {
    var copy = new ListValue();
    for (int i = 0; i < size; i++) {
      copy.addLast(get(i));
    }
    return copy;
  }

  public int size() {
    return size;
  }

  public byte[] get(int index) {
    return ring[at(index)];
  }

  public void set(int index, byte[] element) {
    ring[at(index)] = element;
  }

  public void addFirst(byte[] element) {
    makeRoom();
    first = first - 1 & ring.length - 1;
    ring[first] = element;
    size++;
  }

  public void addLast(byte[] element) {
    makeRoom();
    ring[at(size)] = element;
    size++;
  }

  public byte[] removeFirst() {
    byte[] element = ring[first];
    ring[first] = null;
    first = first + 1 & ring.length - 1;
    size--;
    giveBack();
    return element;
  }

  public byte[] removeLast() {
    size--;
    int last = at(size);
    byte[] element = ring[last];
    ring[last] = null;
    giveBack();
    return element;
  }

  /// The element stands at this index then; those from there on move up.
  public void insert(int index, byte[] element) {
    if (index < size / 2) {
      addFirst(element);
      for (int i = 0; i < index; i++) {
        set(i, get(i + 1));
      }
    } else {
      addLast(element);
      for (int i = size - 1; i > index; i--) {
        set(i, get(i - 1));
      }
    }
    set(index, element);
  }

  /// Those behind this index move down.
  public void remove(int index) {
    if (index < size / 2) {
      for (int i = index; i > 0; i--) {
        set(i, get(i - 1));
      }
      removeFirst();
    } else {
      for (int i = index; i < size - 1; i++) {
        set(i, get(i + 1));
      }
      removeLast();
    }
  }

  /// Keeps the elements from one index to before another. It moves as few as it can: those that go,
  /// or those that stay.
  public void keep(int from, int to) {
    int kept = to - from;
    if (kept < size - kept) {
      resize(Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, kept)) * 2), from, kept);
      return;
    }
    while (size > to) {
      removeLast();
    }
    while (size > kept) {
      removeFirst();
    }
  }

  /// For how many elements there is room.
  int room() {
    return ring.length;
  }

  private int at(int index) {
    return first + index & ring.length - 1;
  }

  private void makeRoom() {
    if (size == ring.length) {
      resize(2 * size, 0, size);
    }
  }

  /// Three quarters of the room are empty: half of it is enough for as many again.
  private void giveBack() {
    if (ring.length > SMALLEST && size <= ring.length / 4) {
      resize(ring.length / 2, 0, size);
    }
  }

  /// Another array, in which so many elements from this index stand in a row.
  private void resize(int length, int from, int count) {
    byte[][] target = new byte[length][];
    int start = at(from);
    int straight = Math.min(count, ring.length - start);
    System.arraycopy(ring, start, target, 0, straight);
    System.arraycopy(ring, 0, target, straight, count - straight);
    ring = target;
    first = 0;
    size = count;
  }
}
