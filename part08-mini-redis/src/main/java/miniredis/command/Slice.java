package miniredis.command;

/// The elements of a sequence from an index to before another.
record Slice(int from, int to) {

  static final Slice NONE = new Slice(0, 0);

  /// As LRANGE and ZRANGE take it: both ends are included, and a negative index counts from the
  /// end.
  static Slice of(long start, long stop, int size) {
    long first = Math.max(0, start < 0 ? start + size : start);
    long last = Math.min(size - 1L, stop < 0 ? stop + size : stop);
    return first > last ? NONE : new Slice((int) first, (int) last + 1);
  }

  int size() {
    return to - from;
  }
}
