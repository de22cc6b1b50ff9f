package miniredis.resp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Splits a line that a person typed into words. A word may stand in quotes: in `"double"` ones
/// `\n`, `\r`, `\t`, `\b`, `\a` and `\x41` mean what they mean in C, in `'single'` ones `\'` means
/// a quote.
public final class Words {

  private final byte[] line;
  private int at;

  private Words(byte[] line) {
    this.line = line;
  }

  /// The words, or null, if a quote is not closed or if a character follows the closing one.
  public static byte[][] split(byte[] line) {
    var words = new Words(line);
    List<byte[]> all = new ArrayList<>();
    while (words.skipSpace()) {
      byte[] word = words.word();
      if (word == null) {
        return null;
      }
      all.add(word);
    }
    return all.toArray(byte[][]::new);
  }

  private boolean skipSpace() {
    while (at < line.length && isSpace(line[at])) {
      at++;
    }
    return at < line.length;
  }

  private byte[] word() {
    var word = new ByteArrayOutputStream();
    while (at < line.length && !isBlank(line[at])) {
      byte b = line[at++];
      if (b == '"' || b == '\'') { // its end is that of the word
        boolean closed = b == '"' ? doubleQuoted(word) : singleQuoted(word);
        return closed ? word.toByteArray() : null;
      }
      word.write(b);
    }
    return word.toByteArray();
  }

  private boolean doubleQuoted(ByteArrayOutputStream word) {
    while (at < line.length) {
      byte b = line[at++];
      if (b == '"') {
        return endsHere();
      }
      if (b == '\\'
          && at + 2 < line.length
          && line[at] == 'x'
          && hex(at + 1) >= 0
          && hex(at + 2) >= 0) {
        word.write(hex(at + 1) * 16 + hex(at + 2));
        at += 3;
      } else if (b == '\\' && at < line.length) {
        word.write(escaped(line[at++]));
      } else {
        word.write(b);
      }
    }
    return false;
  }

  private boolean singleQuoted(ByteArrayOutputStream word) {
    while (at < line.length) {
      byte b = line[at++];
      if (b == '\'') {
        return endsHere();
      }
      if (b == '\\' && at < line.length && line[at] == '\'') {
        b = line[at++];
      }
      word.write(b);
    }
    return false;
  }

  private boolean endsHere() {
    return at == line.length || isSpace(line[at]);
  }

  private static int escaped(byte b) {
    return switch (b) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'a' -> 7;
      default -> b;
    };
  }

  private int hex(int index) {
    return Character.digit(line[index], 16);
  }

  /// What ends a word that is not quoted: not all of what [#isSpace] is.
  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /// As C's `isspace`.
  public static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
