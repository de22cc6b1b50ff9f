package miniredis.command;

/// A piece of a value, from a first to a last byte or bit, both included. Of a long value the bits
/// are more than an `int` counts.
///
/// @param last before `first`, if the piece is empty
record Range(long first, long last) {

  private static final Range EMPTY = new Range(0, -1);

  /// As GETRANGE and BITCOUNT take it: an index below 0 counts from the end, which is -1.
  static Range of(long start, long end, long size) {
    return isInverted(start, end) ? EMPTY : clamped(start, end, size);
  }

  /// Do both count from the end, and in the wrong order? That is nothing, whatever the size.
  static boolean isInverted(long start, long end) {
    return start < 0 && end < 0 && start > end;
  }

  /// As BITPOS takes it: two indexes far before the value both mean its first.
  static Range clamped(long start, long end, long size) {
    long first = Math.max(0, start < 0 ? size + start : start);
    long last = Math.max(0, end < 0 ? size + end : end);
    return new Range(first, Math.min(last, size - 1));
  }

  boolean isEmpty() {
    return first > last;
  }

  int length() {
    return isEmpty() ? 0 : (int) (last - first + 1);
  }
}
