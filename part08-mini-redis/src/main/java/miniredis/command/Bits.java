package miniredis.command;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Locale;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.StringValue;

/// Values whose bits are looked at and changed. Bit 0 is the highest bit of the first byte; a value
/// grows when a bit behind its end is set, with zeros between.
final class Bits {

  /// Eight bytes of a value at once; in which order, makes no difference here.
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private Bits() {}

  static Family family() {
    return new Family("bitmap")
        .row(
            "2.2.0",
            "setbit key offset value",
            "write denyoom",
            "Sets or clears a bit.",
            Bits::setbit)
        .row("2.2.0", "getbit key offset", "readonly fast", "Tells a bit.", Bits::getbit)
        .row(
            "2.6.0",
            "bitcount key [start end [BYTE | BIT]]",
            "readonly",
            "Counts the bits that are set.",
            Bits::bitcount)
        .row(
            "2.8.7",
            "bitpos key bit [start [end [BYTE | BIT]]]",
            "readonly",
            "Finds the first bit that is set, or that is not.",
            Bits::bitpos)
        .row(
            "2.6.0",
            "bitop operation destkey key [key ...]",
            "write denyoom",
            "Combines the bits of several values by AND, OR, XOR or NOT.",
            Bits::bitop);
  }

  static void setbit(Client client, byte[][] args) {
    long offset = offset(client, args[2], 0);
    boolean bit = bit(args[3]);
    Database database = client.database();
    StringValue value = database.string(args[1]);
    int size = (int) (offset >> 3) + 1;
    boolean grows = value == null || value.length() < size;
    if (value == null) {
      value = StringValue.zeros(size);
      database.add(args[1], value);
    }
    byte[] bytes = value.edit(size);
    boolean before = isSet(bytes, offset);
    if (grows || before != bit) {
      set(bytes, offset, bit);
      database.changed(args[1], Event.SETBIT);
    }
    client.reply().integer(before ? 1 : 0);
  }

  /// The offset of a bit. For BITFIELD, `#3` is the offset of the fourth number.
  ///
  /// @param width of such a number, in bits; 0: there are none
  static long offset(Client client, byte[] argument, int width) {
    boolean counts = width > 0 && argument.length > 0 && argument[0] == '#';
    int from = counts ? 1 : 0;
    if (Bytes.isLong(argument, from, argument.length)) {
      long offset = Bytes.toLong(argument, from, argument.length) * (counts ? width : 1);
      if (offset >= 0 && offset >> 3 < client.redis().config().longestValue()) {
        return offset;
      }
    }
    throw new ErrorReply("ERR bit offset is not an integer or out of range");
  }

  private static boolean bit(byte[] argument) {
    if (argument.length == 1 && (argument[0] == '0' || argument[0] == '1')) {
      return argument[0] == '1';
    }
    throw new ErrorReply("ERR bit is not an integer or out of range");
  }

  static boolean isSet(byte[] bytes, long offset) {
    return (bytes[(int) (offset >> 3)] & 0x80 >> (offset & 7)) != 0;
  }

  static void set(byte[] bytes, long offset, boolean bit) {
    int index = (int) (offset >> 3);
    int mask = 0x80 >> (offset & 7);
    bytes[index] = (byte) (bit ? bytes[index] | mask : bytes[index] & ~mask);
  }

  static void getbit(Client client, byte[][] args) {
    long offset = offset(client, args[2], 0);
    StringValue value = client.database().string(args[1]);
    boolean isInside = value != null && offset >> 3 < value.length();
    client.reply().integer(isInside && isSet(value.view(), offset) ? 1 : 0);
  }

  static void bitcount(Client client, byte[][] args) {
    StringValue value = client.database().string(args[1]);
    if (value == null) {
      client.reply().integer(0);
      return;
    }
    if (args.length == 3 || args.length > 5) {
      throw ErrorReply.syntax();
    }
    long start = args.length == 2 ? 0 : Args.integer(args[2]);
    long end = args.length == 2 ? -1 : Args.integer(args[3]);
    boolean isInverted = Range.isInverted(start, end); // then Redis looks no further
    int unit = args.length == 5 && !isInverted ? unit(args[4]) : 8;
    var range = Range.of(start, end, value.length() * 8L / unit);
    client.reply().integer(range.isEmpty() ? 0 : count(value.view(), range, unit));
  }

  /// How many bits `BYTE` or `BIT` counts as one.
  private static int unit(byte[] option) {
    if (Bytes.is(option, "bit")) {
      return 1;
    }
    if (Bytes.is(option, "byte")) {
      return 8;
    }
    throw ErrorReply.syntax();
  }

  private static long count(byte[] bytes, Range range, int unit) {
    long count = 0;
    long at = range.first() * unit;
    long to = (range.last() + 1) * unit;
    while (at < to) {
      if ((at & 7) == 0 && to - at >= Long.SIZE) {
        count += Long.bitCount((long) LONG.get(bytes, (int) (at >> 3)));
        at += Long.SIZE;
      } else {
        count += isSet(bytes, at) ? 1 : 0;
        at++;
      }
    }
    return count;
  }

  /// Behind its end a value has zeros without end, unless the client says where to stop.
  static void bitpos(Client client, byte[][] args) {
    long wanted = Args.integer(args[2]);
    if (wanted != 0 && wanted != 1) {
      throw new ErrorReply("ERR The bit argument must be 1 or 0.");
    }
    boolean bit = wanted == 1;
    StringValue value = client.database().string(args[1]);
    if (value == null) {
      client.reply().integer(bit ? -1 : 0);
      return;
    }
    if (args.length > 6) {
      throw ErrorReply.syntax();
    }
    long start = args.length > 3 ? Args.integer(args[3]) : 0;
    int unit = args.length == 6 ? unit(args[5]) : 8;
    long end = args.length > 4 ? Args.integer(args[4]) : -1;
    var range = Range.clamped(start, end, value.length() * 8L / unit);
    long found = range.isEmpty() ? -1 : find(value.view(), bit, range, unit);
    boolean isBehind = found < 0 && !bit && !range.isEmpty() && args.length < 5;
    client.reply().integer(isBehind ? 8L * value.length() : found);
  }

  /// The first bit of this kind in the range, or -1.
  private static long find(byte[] bytes, boolean bit, Range range, int unit) {
    long without = bit ? 0 : -1; // eight bytes that have no such bit
    long at = range.first() * unit;
    long to = (range.last() + 1) * unit;
    while (at < to) {
      boolean isWhole = (at & 7) == 0 && to - at >= Long.SIZE;
      if (isWhole && (long) LONG.get(bytes, (int) (at >> 3)) == without) {
        at += Long.SIZE;
      } else if (isSet(bytes, at) == bit) {
        return at;
      } else {
        at++;
      }
    }
    return -1;
  }

  private enum Operation {
    AND,
    OR,
    XOR,
    NOT;

    static Operation of(byte[] word) {
      for (Operation operation : values()) {
        if (Bytes.is(word, operation.name().toLowerCase(Locale.ROOT))) {
          return operation;
        }
      }
      throw ErrorReply.syntax();
    }

    long on(long a, long b) {
      return switch (this) {
        case AND -> a & b;
        case OR -> a | b;
        case XOR -> a ^ b;
        case NOT -> ~a;
      };
    }
  }

  static void bitop(Client client, byte[][] args) {
    var operation = Operation.of(args[1]);
    if (operation == Operation.NOT && args.length != 4) {
      throw new ErrorReply("ERR BITOP NOT must be called with a single source key.");
    }
    Database database = client.database();
    byte[] result = combined(database, operation, args);
    if (result.length > 0) {
      database.put(args[2], StringValue.raw(result));
      database.changed(args[2], Event.SET);
    } else if (database.remove(args[2]) != null) {
      database.changed(args[2], Event.DEL);
    }
    client.reply().integer(result.length);
  }

  /// A shorter value counts as one with zeros behind it, and so does a key that is not there.
  private static byte[] combined(Database database, Operation operation, byte[][] args) {
    var sources = new StringValue[args.length - 3];
    int length = 0;
    for (int i = 0; i < sources.length; i++) {
      StringValue value = database.string(args[i + 3]);
      sources[i] = value == null ? StringValue.zeros(0) : value;
      length = Math.max(length, sources[i].length());
    }
    var result = new byte[length];
    System.arraycopy(sources[0].view(), 0, result, 0, sources[0].length());
    for (int i = operation == Operation.NOT ? 0 : 1; i < sources.length; i++) {
      byte[] source = sources[i].view();
      int end = sources[i].length();
      int j = 0;
      for (; end - j >= Long.BYTES; j += Long.BYTES) {
        LONG.set(result, j, operation.on((long) LONG.get(result, j), (long) LONG.get(source, j)));
      }
      for (; j < length; j++) {
        result[j] = (byte) operation.on(result[j], j < end ? source[j] : 0);
      }
    }
    return result;
  }
}
