package miniredis;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import miniredis.resp.Bytes;

/// Replies in RESP2 as values of Java: a text as a `String`, a number as a `Long`, an array as a
/// `List`, and null as "(nil)".
public final class Answers {

  private final String replies;
  private int at;

  public Answers(byte[] replies) {
    this.replies = Bytes.text(replies);
  }

  /// The next reply.
  public Object next() {
    char type = replies.charAt(at);
    String line = line().substring(1);
    return switch (type) {
      case '+' -> line;
      case '-' -> "(error) " + line;
      case ':' -> Long.valueOf(line);
      case '$' -> line.equals("-1") ? "(nil)" : content(Integer.parseInt(line));
      case '*' -> line.equals("-1") ? "(nil)" : elements(Integer.parseInt(line));
      default -> throw new NoSuchElementException("no reply begins with " + type);
    };
  }

  private List<Object> elements(int count) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(next());
    }
    return elements;
  }

  private String content(int length) {
    String content = replies.substring(at, at + length);
    at += length + 2;
    return content;
  }

  private String line() {
    int end = replies.indexOf("\r\n", at);
    String line = replies.substring(at, end);
    at = end + 2;
    return line;
  }
}
