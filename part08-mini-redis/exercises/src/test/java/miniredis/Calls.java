package miniredis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the calls of a decoder came to, until one returned empty or threw. Bytes are text here, a
/// character for each.
record Calls(List<List<String>> requests, RuntimeException thrown) {

  private static final int LONGEST = 80;

  /// At most three calls return a request: a decoder may return the same again and again.
  static Calls of(Exercise01_RequestsComeInPieces decoder, ByteBuf in) {
    var requests = new ArrayList<List<String>>();
    try {
      while (requests.size() < 3) {
        var next = decoder.decode(in);
        if (next.isEmpty()) {
          break;
        }
        requests.add(text(next.get()));
      }
      return new Calls(requests, null);
    } catch (RuntimeException thrown) {
      return new Calls(requests, thrown);
    }
  }

  boolean returned(List<List<String>> right) {
    return thrown == null && requests.equals(right);
  }

  /// These calls, and then those.
  Calls and(Calls later) {
    var all = new ArrayList<>(requests);
    all.addAll(later.requests);
    return new Calls(all, later.thrown);
  }

  static List<String> text(List<byte[]> words) {
    return words.stream().map(word -> new String(word, ISO_8859_1)).toList();
  }

  /// In Java's notation, without an end if there is much of it.
  static String shown(String bytes) {
    String text = bytes.chars().mapToObj(Calls::shown).collect(Collectors.joining());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  private static String shown(int c) {
    return switch (c) {
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      default -> c < ' ' || c > '~' ? "\\x%02x".formatted(c) : Character.toString(c);
    };
  }

  /// To follow "`decode`".
  @Override
  public String toString() {
    String returned =
        requests.stream().map(words -> shown("" + words) + ", then ").collect(Collectors.joining());
    if (thrown != null) {
      return (returned.isEmpty() ? "" : "returns " + returned + "it ") + "throws " + thrown;
    }
    return "returns " + returned + "empty";
  }
}
