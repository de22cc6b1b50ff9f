package workshop.course;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Plain text for a terminal.
public final class Text {

  public static final int WIDTH = 100;

  /// The break behind a line that goes on in the next one: neither of the two is blank, indented,
  /// or an item of a list.
  private static final Pattern INSIDE_A_PARAGRAPH =
      Pattern.compile("(?m)^(?!\\s|- |\\d+\\. )(.+?) *\\R(?!\\s|- |\\d+\\. |$)");

  private Text() {}

  /// Joins the lines of each paragraph, indents every line, and breaks at a space those that would
  /// pass the width.
  public static String wrap(String text, String indent) {
    return INSIDE_A_PARAGRAPH
        .matcher(text)
        .replaceAll("$1 ")
        .lines()
        .map(line -> wrapLine(line, indent))
        .collect(Collectors.joining("\n"));
  }

  private static String wrapLine(String line, String indent) {
    int room = WIDTH - indent.length();
    int space = line.length() <= room ? -1 : line.lastIndexOf(' ', room);
    return space <= 0
        ? (indent + line).stripTrailing()
        : indent + line.substring(0, space) + "\n" + wrapLine(line.substring(space + 1), indent);
  }

  /// `2 exercises`, `1 exercise`.
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /// Two texts line by line: what only the first has is marked with `-`, what only the second has
  /// with `+`. Lines are compared by their keys. Empty if all keys are the same.
  public static String differences(
      List<String> keys, List<String> lines, List<String> otherKeys, List<String> otherLines) {
    if (keys.equals(otherKeys)) {
      return "";
    }
    int end = keys.size();
    int otherEnd = otherKeys.size();
    var common = new int[end + 1][otherEnd + 1]; // how many lines the rests can share
    for (int i = end - 1; i >= 0; i--) {
      for (int j = otherEnd - 1; j >= 0; j--) {
        common[i][j] =
            keys.get(i).equals(otherKeys.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var out = new StringBuilder();
    for (int i = 0, j = 0; i < end || j < otherEnd; ) {
      if (i < end && j < otherEnd && keys.get(i).equals(otherKeys.get(j))) {
        out.append("    ").append(otherLines.get(j++)).append('\n');
        i++;
      } else if (j == otherEnd || (i < end && common[i + 1][j] >= common[i][j + 1])) {
        out.append("  - ").append(lines.get(i++)).append('\n');
      } else {
        out.append("  + ").append(otherLines.get(j++)).append('\n');
      }
    }
    return out.toString();
  }
}
