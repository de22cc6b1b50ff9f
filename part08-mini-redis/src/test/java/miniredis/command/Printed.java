package miniredis.command;

import java.util.function.Supplier;
import miniredis.resp.Bytes;

/// Replies as redis-cli prints them, from their bytes: `(integer) 1`, `"text"`, `(nil)`, and an
/// array an element a line, `1) "a"`.
final class Printed {

  private final byte[] replies;
  private int at;

  Printed(byte[] replies) {
    this.replies = replies;
  }

  boolean hasNext() {
    return at < replies.length;
  }

  /// The next reply, without a line break at its end.
  String next() {
    return next("");
  }

  /// @param indent stands before all lines but the first, which follows its number
  private String next(String indent) {
    char type = (char) replies[at];
    String line = line().substring(1);
    return switch (type) {
      case '+' -> line;
      case '-' -> "(error) " + line;
      case ':' -> "(integer) " + line;
      case ',' -> "(double) " + line;
      case '#' -> line.equals("t") ? "(true)" : "(false)";
      case '_' -> "(nil)";
      case '$' -> line.equals("-1") ? "(nil)" : quoted(content(line));
      case '=' -> content(line).substring("txt:".length()).stripTrailing();
      case '*' -> line.equals("-1") ? "(nil)" : elements(line, ')', "(empty array)", indent);
      case '~' -> elements(line, '~', "(empty set)", indent);
      case '>' -> elements(line, ')', "(empty push)", indent);
      case '%' -> map(line, indent);
      default -> throw new IllegalStateException("no reply begins with " + type);
    };
  }

  private String elements(String count, char sign, String empty, String indent) {
    return numbered(count, sign, empty, indent, () -> next(inner(count, indent)));
  }

  /// A value that has lines of its own begins on the next one.
  private String map(String count, String indent) {
    String inner = inner(count, indent);
    Supplier<String> pair =
        () -> {
          String key = next(inner);
          char type = (char) replies[at];
          String value = next(inner);
          boolean isNested = "*~%>".indexOf(type) >= 0 && !value.startsWith("(");
          return key + " => " + (isNested ? "\n" + inner : "") + value;
        };
    return numbered(count, '#', "(empty hash)", indent, pair);
  }

  private static String inner(String count, String indent) {
    return indent + " ".repeat(count.length() + 2);
  }

  private static String numbered(
      String count, char sign, String empty, String indent, Supplier<String> element) {
    int size = Integer.parseInt(count);
    var text = new StringBuilder(size == 0 ? empty : "");
    for (int i = 1; i <= size; i++) {
      text.append(i == 1 ? "" : "\n" + indent);
      text.append(("%" + count.length() + "d%c ").formatted(i, sign)).append(element.get());
    }
    return text.toString();
  }

  private String line() {
    int end = at;
    while (replies[end] != '\r') {
      end++;
    }
    String line = Bytes.text(replies).substring(at, end);
    at = end + 2;
    return line;
  }

  private String content(String length) {
    int end = at + Integer.parseInt(length);
    String content = Bytes.text(replies).substring(at, end);
    at = end + 2;
    return content;
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case 7 -> quoted.append("\\a");
        case '\b' -> quoted.append("\\b");
        default -> {
          if (c >= ' ' && c <= '~') {
            quoted.append(c);
          } else {
            quoted.append("\\x%02x".formatted((int) c));
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
