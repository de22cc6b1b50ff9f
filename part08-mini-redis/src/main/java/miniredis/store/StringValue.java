package miniredis.store;

import java.util.Arrays;
import miniredis.resp.Bytes;
import miniredis.resp.Reply;

/// A string: bytes, or a number that prints itself as these bytes. A counter is a number in memory
/// from its first INCR on.
public final class StringValue extends Value {

  /// Up to this length Redis keeps the bytes in one piece with their header (`embstr`).
  private static final int SHORT = 44;

  /// Redis keeps one object for each number below it, which all keys with that number share.
  private static final int SHARED = 10_000;

  /// From this length on, bytes that grow get so much room to grow further; shorter ones get as
  /// much again.
  private static final int LONG = 1024 * 1024;

  private byte[] bytes; // null: it is `number`
  private int length; // the bytes may have room behind them
  private long number;
  private boolean changed; // in place: then it is `raw`, however short
  private boolean copied; // by COPY, which shares no numbers

  private StringValue(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  public StringValue(long number) {
    this.number = number;
  }

  /// A value of these bytes, which are its own from now on; a number, if they are one.
  public static StringValue of(byte[] bytes) {
    return Bytes.isLong(bytes) ? new StringValue(Bytes.toLong(bytes)) : text(bytes);
  }

  /// A value of these bytes, which are its own from now on, though they may be a number.
  public static StringValue text(byte[] bytes) {
    return new StringValue(bytes, bytes.length);
  }

  /// A value of so many zero bytes.
  public static StringValue zeros(int length) {
    return raw(new byte[length]);
  }

  /// A value of these bytes, which are its own from now on, made by a command that changes bytes in
  /// place: it is `raw`, however short.
  public static StringValue raw(byte[] bytes) {
    StringValue value = text(bytes);
    value.changed = true;
    return value;
  }

  @Override
  public String type() {
    return "string";
  }

  @Override
  public String encoding() {
    return bytes == null ? "int" : changed || length > SHORT ? "raw" : "embstr";
  }

  @Override
  public StringValue copy() {
    StringValue copy = bytes == null ? new StringValue(number) : text(bytes());
    copy.changed = changed;
    copy.copied = true;
    return copy;
  }

  /// Does Redis share this value among keys, as OBJECT REFCOUNT shows?
  public boolean isShared() {
    return bytes == null && !copied && number >= 0 && number < SHARED;
  }

  public int length() {
    return bytes == null ? Bytes.of(number).length : length;
  }

  /// The content, in an array of its own.
  public byte[] bytes() {
    return bytes == null ? Bytes.of(number) : Arrays.copyOf(bytes, length);
  }

  /// The array to read, of which the first [#length] bytes are content. It is valid until the next
  /// change, and nobody else's to change.
  public byte[] view() {
    return bytes == null ? Bytes.of(number) : bytes;
  }

  public void writeTo(Reply reply) {
    if (bytes == null) {
      reply.bulk(number);
    } else {
      reply.bulk(bytes, 0, length);
    }
  }

  public boolean isLong() {
    return bytes == null || Bytes.isLong(bytes, 0, length);
  }

  /// Its number, if [#isLong].
  public long toLong() {
    return bytes == null ? number : Bytes.toLong(bytes, 0, length);
  }

  public void set(long number) {
    this.number = number;
    bytes = null;
    changed = false;
    copied = false;
  }

  /// The array to read and to change in place, of at least this length, zeros where nothing was.
  /// Only [#length] bytes of it are content.
  public byte[] edit(int atLeast) {
    if (bytes == null) {
      bytes = Bytes.of(number);
      length = bytes.length;
    }
    changed = true;
    if (atLeast > bytes.length) {
      bytes = Arrays.copyOf(bytes, room(atLeast));
    }
    length = Math.max(length, atLeast);
    return bytes;
  }

  /// As much again, and at most [#LONG] bytes of it, if an array may be that long.
  static int room(int atLeast) {
    return (int) Math.min(atLeast + (long) Math.min(atLeast, LONG), Bytes.LONGEST_ARRAY);
  }

  public void append(byte[] more) {
    int end = length();
    System.arraycopy(more, 0, edit(end + more.length), end, more.length);
  }
}
