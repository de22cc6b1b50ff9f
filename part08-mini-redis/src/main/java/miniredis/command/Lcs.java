package miniredis.command;

import java.util.ArrayList;
import java.util.List;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.StringValue;
import miniredis.store.Value;

/// LCS: the longest text that can be made from each of two values by leaving bytes out.
final class Lcs {

  /// The most memory that one call takes, in numbers of 4 bytes.
  private static final long LARGEST_TABLE = 1 << 28;

  private static final byte[] NOTHING = {};

  /// A piece that the two values have in common: from where to where it goes in each of them.
  private record Match(int fromA, int fromB, int length) {}

  private final byte[] a;
  private final byte[] b;
  private final int[] table; // of the first i bytes of a and the first j of b, at i * (b + 1) + j

  private Lcs(byte[] a, byte[] b) {
    this.a = a;
    this.b = b;
    long size = (a.length + 1L) * (b.length + 1L);
    if (size > LARGEST_TABLE) {
      throw new ErrorReply("ERR Insufficient memory, failed allocating transient memory for LCS");
    }
    table = new int[(int) size];
    for (int i = 1; i <= a.length; i++) {
      for (int j = 1; j <= b.length; j++) {
        table[at(i, j)] =
            a[i - 1] == b[j - 1] ? lcs(i - 1, j - 1) + 1 : Math.max(lcs(i - 1, j), lcs(i, j - 1));
      }
    }
  }

  static Family family() {
    return new Family("string")
        .row(
            "7.0.0",
            "lcs key1 key2 [LEN] [IDX] [MINMATCHLEN len] [WITHMATCHLEN]",
            "readonly",
            "Finds the longest text that two values have in common.",
            Lcs::lcs);
  }

  static void lcs(Client client, byte[][] args) {
    byte[] a = value(client, args[1]);
    byte[] b = value(client, args[2]);
    boolean onlyLength = false;
    boolean places = false;
    boolean lengths = false;
    long shortest = 0;
    for (int i = 3; i < args.length; i++) {
      if (Bytes.is(args[i], "idx")) {
        places = true;
      } else if (Bytes.is(args[i], "len")) {
        onlyLength = true;
      } else if (Bytes.is(args[i], "withmatchlen")) {
        lengths = true;
      } else if (Bytes.is(args[i], "minmatchlen") && i + 1 < args.length) {
        shortest = Args.integer(args[++i]);
      } else {
        throw ErrorReply.syntax();
      }
    }
    if (places && onlyLength) {
      throw new ErrorReply("ERR If you want both the length and indexes, please just use IDX.");
    }
    var lcs = new Lcs(a, b);
    if (onlyLength) {
      client.reply().integer(lcs.length());
    } else if (places) {
      lcs.writePlaces(client.reply(), shortest, lengths);
    } else {
      client.reply().bulk(lcs.text());
    }
  }

  private static byte[] value(Client client, byte[] key) {
    Value value = client.database().value(key);
    if (value == null) {
      return NOTHING;
    }
    if (value instanceof StringValue string) {
      return string.bytes();
    }
    throw new ErrorReply("ERR The specified keys must contain string values");
  }

  private int at(int i, int j) {
    return i * (b.length + 1) + j;
  }

  private int lcs(int i, int j) {
    return table[at(i, j)];
  }

  private int length() {
    return lcs(a.length, b.length);
  }

  private byte[] text() {
    var text = new byte[length()];
    int end = text.length;
    for (Match match : matches()) {
      end -= match.length;
      System.arraycopy(a, match.fromA, text, end, match.length);
    }
    return text;
  }

  /// The pieces, from the last to the first.
  private List<Match> matches() {
    List<Match> matches = new ArrayList<>();
    int i = a.length;
    int j = b.length;
    while (i > 0 && j > 0) {
      int length = 0;
      while (i > 0 && j > 0 && a[i - 1] == b[j - 1]) {
        i--;
        j--;
        length++;
      }
      if (length > 0) {
        matches.add(new Match(i, j, length));
      } else if (lcs(i - 1, j) > lcs(i, j - 1)) {
        i--;
      } else {
        j--;
      }
    }
    return matches;
  }

  private void writePlaces(Reply reply, long shortest, boolean lengths) {
    List<Match> matches = matches();
    matches.removeIf(match -> match.length < shortest);
    reply.map(2);
    reply.bulk("matches");
    reply.array(matches.size());
    for (Match match : matches) {
      reply.array(lengths ? 3 : 2);
      writePlace(reply, match.fromA, match.length);
      writePlace(reply, match.fromB, match.length);
      if (lengths) {
        reply.integer(match.length);
      }
    }
    reply.bulk("len");
    reply.integer(length());
  }

  private static void writePlace(Reply reply, int from, int length) {
    reply.array(2);
    reply.integer(from);
    reply.integer(from + length - 1);
  }
}
