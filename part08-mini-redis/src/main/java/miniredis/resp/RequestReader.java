package miniredis.resp;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// The bytes that a client has sent and that are no request yet. One read of a socket may bring a
/// part of a request, or a hundred of them: [#add] takes what came, [#next] gives one request at a
/// time, and null when the next one is not complete.
///
/// A request is an array of byte strings, `*2\r\n$3\r\nGET\r\n$1\r\na\r\n`, or a line as a person
/// types it, `GET a`. The reader remembers which argument it waits for, so none is parsed twice,
/// however small the pieces are. A long argument is not collected here first: its bytes go from the
/// read into the array that the command will get.
///
/// Each connection has one, used by the thread that reads from the connection.
public final class RequestReader {

  /// The longest line, in bytes.
  private static final int LONGEST_LINE = 64 * 1024;

  /// From this length on, an argument is filled read by read.
  private static final int LONG_ARGUMENT = 32 * 1024;

  private static final int NONE = -1;
  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING; // from `from` to `to` lies what has not been parsed
  private int from;
  private int to;

  private byte[][] arguments; // of the request that has begun, else null
  private int expected; // how many arguments it has
  private int complete; // so many of them are there
  private int length = NONE; // of the argument that has begun
  private byte[] longArgument; // the argument that has begun, if it is long
  private int filled; // so much of it is there

  private int longestArgument = 512 * 1024 * 1024;
  private boolean stranger;

  /// How many bytes an argument may have (`proto-max-bulk-len`).
  public void longestArgument(int bytes) {
    longestArgument = bytes;
  }

  /// A client that has not said its password may send short requests only.
  public void stranger(boolean isOne) {
    stranger = isOne;
  }

  /// Takes all bytes of `in`, which stays the caller's to release.
  public void add(ByteBuf in) {
    if (longArgument != null) {
      fill(in);
    }
    int count = in.readableBytes();
    if (count == 0) {
      return;
    }
    makeRoom(count);
    in.readBytes(bytes, to, count);
    to += count;
  }

  /// How many bytes wait here.
  public int size() {
    return to - from + filled;
  }

  /// The next request, command name first, never empty; or null, if it is not complete. The arrays
  /// are the caller's.
  ///
  /// @throws ProtocolException the bytes are no request, and the reader is of no more use
  public byte[][] next() throws ProtocolException {
    while (arguments == null) {
      if (from == to) {
        giveBack();
        return null;
      }
      if (bytes[from] != '*') {
        byte[][] typed = line();
        if (typed == null || typed.length > 0) {
          return typed;
        }
      } else if (!begin()) {
        return null;
      }
    }
    while (complete < expected) {
      if (!argument()) {
        return null;
      }
    }
    byte[][] request = arguments;
    arguments = null;
    return request;
  }

  /// `*2\r\n`. False: the line is not complete.
  private boolean begin() throws ProtocolException {
    int end = endOfLine("too big mbulk count string");
    if (end < 0) {
      return false;
    }
    if (!Bytes.isLong(bytes, from + 1, end)) {
      throw new ProtocolException("invalid multibulk length");
    }
    long count = Bytes.toLong(bytes, from + 1, end);
    if (count > Integer.MAX_VALUE) {
      throw new ProtocolException("invalid multibulk length");
    }
    if (count > 10 && stranger) {
      throw new ProtocolException("unauthenticated multibulk length");
    }
    from = end + 2;
    if (count > 0) { // none is no request
      expected = (int) count;
      complete = 0;
      arguments = new byte[Math.min(expected, 1024)][]; // a client may promise more than it sends
    }
    return true;
  }

  /// `$3\r\nGET\r\n`. False: it is not complete.
  private boolean argument() throws ProtocolException {
    if (length == NONE && !beginArgument()) {
      return false;
    }
    byte[] argument;
    if (longArgument != null) {
      if (filled < length || to - from < 2) {
        return false;
      }
      argument = longArgument;
      longArgument = null;
      filled = 0;
      from += 2;
    } else {
      if (to - from < length + 2) {
        return false;
      }
      argument = Arrays.copyOfRange(bytes, from, from + length);
      from += length + 2;
    }
    length = NONE;
    if (complete == arguments.length) {
      arguments = Arrays.copyOf(arguments, (int) Math.min(expected, 2L * complete));
    }
    arguments[complete++] = argument;
    return true;
  }

  private boolean beginArgument() throws ProtocolException {
    int end = endOfLine("too big bulk count string");
    if (end < 0) {
      return false;
    }
    if (bytes[from] != '$') {
      throw new ProtocolException("expected '$', got '" + (char) (bytes[from] & 0xff) + "'");
    }
    if (!Bytes.isLong(bytes, from + 1, end)) {
      throw new ProtocolException("invalid bulk length");
    }
    long announced = Bytes.toLong(bytes, from + 1, end);
    if (announced < 0 || announced > longestArgument) {
      throw new ProtocolException("invalid bulk length");
    }
    if (announced > 16 * 1024 && stranger) {
      throw new ProtocolException("unauthenticated bulk length");
    }
    from = end + 2;
    length = (int) announced;
    if (length >= LONG_ARGUMENT) {
      int here = Math.min(to - from, length);
      longArgument = new byte[Math.min(length, Math.max(here, LONG_ARGUMENT))];
      System.arraycopy(bytes, from, longArgument, 0, here);
      filled = here;
      from += here;
    }
    return true;
  }

  /// The array doubles until it is as long as was announced: a client may announce more than it
  /// sends.
  private void fill(ByteBuf in) {
    while (filled < length && in.isReadable()) {
      if (filled == longArgument.length) {
        longArgument = Arrays.copyOf(longArgument, (int) Math.min(length, 2L * filled));
      }
      int count = Math.min(in.readableBytes(), longArgument.length - filled);
      in.readBytes(longArgument, filled, count);
      filled += count;
    }
  }

  /// Where the line that begins at `from` has its `\r\n`, or a negative number. As to C, which
  /// Redis is written in, the bytes end at a zero: it waits for more, until the line is too long.
  private int endOfLine(String tooLong) throws ProtocolException {
    for (int i = from; i < to - 1 && bytes[i] != 0; i++) {
      if (bytes[i] == '\r') {
        return i;
      }
    }
    if (to - from > LONGEST_LINE) {
      throw new ProtocolException(tooLong);
    }
    return -1;
  }

  /// A line that a person typed. Null: it is not complete, or has a zero in it.
  private byte[][] line() throws ProtocolException {
    for (int i = from; i < to && bytes[i] != 0; i++) {
      if (bytes[i] == '\n') {
        int end = i > from && bytes[i - 1] == '\r' ? i - 1 : i;
        byte[][] words = Words.split(Arrays.copyOfRange(bytes, from, end));
        if (words == null) {
          throw new ProtocolException("unbalanced quotes in request");
        }
        from = i + 1;
        return words;
      }
    }
    if (to - from > LONGEST_LINE) {
      throw new ProtocolException("too big inline request");
    }
    return null;
  }

  private void makeRoom(int count) {
    if (bytes.length - to >= count) {
      return;
    }
    int waiting = to - from;
    byte[] target = bytes;
    if (bytes.length - waiting < count) {
      target = new byte[room(waiting, waiting + count)];
    }
    System.arraycopy(bytes, from, target, 0, waiting);
    bytes = target;
    from = 0;
    to = waiting;
  }

  /// Twice as much as waits, if an array may be that long.
  static int room(int waiting, int needed) {
    return Math.clamp(2L * waiting, Math.max(1024, needed), Bytes.LONGEST_ARRAY);
  }

  /// Nothing waits: the next read begins at 0, and a client that sent much once does not keep room
  /// for it.
  private void giveBack() {
    from = 0;
    to = 0;
    if (bytes.length > LONGEST_LINE) {
      bytes = NOTHING;
    }
  }
}
