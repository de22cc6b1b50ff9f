package miniredis.resp;

import java.util.Arrays;

/// Where the replies to one client are written, one after the other: the connection's one output
/// buffer. What RESP2 has no form for (null, map, set, double, boolean, push) is written in the
/// form that Redis chose for it there.
///
/// The buffer grows as it is written to, and is empty after [#take]. It is used by the thread that
/// runs the commands.
public final class Reply {

  private static final byte[] OK = Bytes.of("+OK\r\n");
  private static final byte[] QUEUED = Bytes.of("+QUEUED\r\n");
  private static final byte[] NULL = Bytes.of("_\r\n");
  private static final byte[] NULL_BULK = Bytes.of("$-1\r\n");
  private static final byte[] NULL_ARRAY = Bytes.of("*-1\r\n");
  private static final byte[] MIN_LONG = Bytes.of(Long.toString(Long.MIN_VALUE));

  /// A value of half as much can be got; a reply that would be longer ends its connection, before
  /// it takes the memory of all others.
  private static final int LONGEST = 1024 * 1024 * 1024;

  private final int longest; // in bytes
  private byte[] bytes = new byte[256];
  private int size;
  private boolean resp3;
  private int[] pushes = new int[8]; // where each begins and ends
  private int pushCount;

  public Reply() {
    this(LONGEST);
  }

  /// @param longest in bytes
  public Reply(int longest) {
    this.longest = longest;
  }

  /// 2 or 3. A client asks for 3 with HELLO.
  public int version() {
    return resp3 ? 3 : 2;
  }

  public void version(int version) {
    resp3 = version == 3;
  }

  public boolean isResp3() {
    return resp3;
  }

  public int size() {
    return size;
  }

  /// Takes back what was written after the buffer had this size, apart from pushes: of a command
  /// that fails halfway, only the error is sent.
  public void truncate(int size) {
    this.size = size;
    int kept = 0;
    while (kept < pushCount && pushes[2 * kept] < size) {
      kept++;
    }
    for (int i = kept; i < pushCount; i++) {
      int from = pushes[2 * i];
      pushes[2 * i] = this.size;
      raw(bytes, from, pushes[2 * i + 1] - from);
      pushes[2 * i + 1] = this.size;
    }
  }

  // What a command says.

  public void ok() {
    raw(OK);
  }

  public void queued() {
    raw(QUEUED);
  }

  /// A status, `+PONG`.
  public void status(String text) {
    line('+', text);
  }

  /// An error: its code, and a sentence. A line break would end it: at its end it is dropped, and
  /// elsewhere becomes a space.
  public void error(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == '\r' || line.charAt(end - 1) == '\n')) {
      end--;
    }
    line('-', line.substring(0, end).replace('\r', ' ').replace('\n', ' '));
  }

  public void integer(long value) {
    header(':', value);
  }

  public void bool(boolean value) {
    if (resp3) {
      line('#', value ? "t" : "f");
    } else {
      integer(value ? 1 : 0);
    }
  }

  /// A byte string of any content.
  public void bulk(byte[] value) {
    bulk(value, 0, value.length);
  }

  public void bulk(byte[] value, int from, int length) {
    header('$', length);
    room(length + 2);
    System.arraycopy(value, from, bytes, size, length);
    size += length;
    endLine();
  }

  public void bulk(String text) {
    bulk(Bytes.of(text));
  }

  /// A number as a byte string, as GET gives it.
  public void bulk(long number) {
    header('$', digits(number));
    room(22);
    number(number);
    endLine();
  }

  /// No value: the key is not there.
  public void nil() {
    raw(resp3 ? NULL : NULL_BULK);
  }

  /// No array: a transaction that was not carried out, a pop that timed out.
  public void nilArray() {
    raw(resp3 ? NULL : NULL_ARRAY);
  }

  /// An array; its elements are written next.
  public void array(int count) {
    header('*', count);
  }

  /// A map; its keys and values are written next, in turn.
  public void map(int pairs) {
    if (resp3) {
      header('%', pairs);
    } else {
      header('*', 2L * pairs);
    }
  }

  public void set(int count) {
    header(resp3 ? '~' : '*', count);
  }

  /// What no request asked for: a message of a channel. [#pushed] says where it ends.
  public void push(int count) {
    if (2 * pushCount == pushes.length) {
      pushes = Arrays.copyOf(pushes, 2 * pushes.length);
    }
    pushes[2 * pushCount] = size;
    header(resp3 ? '>' : '*', count);
  }

  public void pushed() {
    pushes[2 * pushCount++ + 1] = size;
  }

  public void real(double value) {
    if (resp3) {
      line(',', Doubles.text(value));
    } else {
      bulk(Doubles.text(value));
    }
  }

  /// Text for people, such as what INFO says.
  public void verbatim(String text) {
    byte[] value = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (resp3) {
      header('=', value.length + 4);
      raw(Bytes.of("txt:"));
      raw(value);
      room(2);
      endLine();
    } else {
      bulk(value);
    }
  }

  /// Bytes that are a reply already.
  public void raw(byte[] reply) {
    raw(reply, 0, reply.length);
  }

  public void raw(byte[] reply, int from, int length) {
    room(length);
    System.arraycopy(reply, from, bytes, size, length);
    size += length;
  }

  // How it leaves.

  /// What was written since the last call; the array is the caller's for good.
  public byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, size);
    clear();
    return taken;
  }

  /// The buffer itself, valid from 0 to [#size] until the next write.
  public byte[] buffer() {
    return bytes;
  }

  /// Forgets all; a client that was sent much once does not keep room for it.
  public void clear() {
    size = 0;
    pushCount = 0;
    if (bytes.length > 64 * 1024) {
      bytes = new byte[256];
    }
  }

  private void line(char type, String text) {
    int length = text.length();
    room(length + 3);
    bytes[size++] = (byte) type;
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    endLine();
  }

  private void header(char type, long value) {
    room(24);
    bytes[size++] = (byte) type;
    number(value);
    endLine();
  }

  private void endLine() {
    bytes[size++] = '\r';
    bytes[size++] = '\n';
  }

  private void number(long value) {
    if (value == Long.MIN_VALUE) {
      System.arraycopy(MIN_LONG, 0, bytes, size, MIN_LONG.length);
      size += MIN_LONG.length;
      return;
    }
    int length = digits(value);
    int at = size + length;
    long rest = Math.abs(value);
    do {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    if (value < 0) {
      bytes[--at] = '-';
    }
    size += length;
  }

  /// How many characters the number has.
  private static int digits(long value) {
    if (value == Long.MIN_VALUE) {
      return MIN_LONG.length;
    }
    int count = value < 0 ? 2 : 1;
    for (long rest = Math.abs(value); rest >= 10; rest /= 10) {
      count++;
    }
    return count;
  }

  private void room(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, (int) enough((long) size + count));
    }
  }

  private long enough(long needed) {
    if (needed > longest) {
      throw new IllegalStateException("a reply of more than %,d bytes".formatted(longest));
    }
    return Math.min(longest, Math.max(needed, 2L * bytes.length));
  }
}
