package httpserver;

import static java.util.stream.Collectors.joining;

import java.util.Map;

/// Writes JSON: the few forms that the answers have.
final class Json {

  /// An object of numbers and strings, in the map's order.
  static String object(Map<String, ?> fields) {
    return fields.entrySet().stream()
        .map(f -> quote(f.getKey()) + ":" + value(f.getValue()))
        .collect(joining(",", "{", "}"));
  }

  private static String value(Object value) {
    return value instanceof Number ? value.toString() : quote(value.toString());
  }

  private static String quote(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7f) {
        quoted.append("\\u"); // half a surrogate pair as well
        for (int shift = 12; shift >= 0; shift -= 4) {
          quoted.append(Character.forDigit(c >> shift & 0xf, 16));
        }
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private Json() {}
}
