package workshop.readme;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a person reads of a file: of a page all but its fenced blocks, of a source its comments.
/// The other lines are empty, so that every line has its number.
record Prose(String text) {

  private static final Pattern CODE = Pattern.compile("`(?:[^`\n]|\n(?!\n))*`");

  /// Comments that have a line to themselves.
  static Prose ofSource(String source) {
    return new Prose(
        source
            .lines()
            .map(String::strip)
            .map(line -> line.startsWith("//") ? line.replaceFirst("/+ ?", "") : "")
            .collect(Collectors.joining("\n")));
  }

  /// Spaces instead of what stands between backticks.
  Prose withoutCode() {
    return new Prose(CODE.matcher(text).replaceAll(code -> code.group().replaceAll("[^\n]", " ")));
  }

  /// What the check says against matches of the pattern, `line 7: there is no x`. It says nothing
  /// against a good one.
  List<String> wrong(Pattern pattern, Function<MatchResult, String> check) {
    return pattern
        .matcher(text)
        .results()
        .filter(match -> !check.apply(match).isEmpty())
        .map(match -> "line %d: %s".formatted(line(match), check.apply(match)))
        .toList();
  }

  private int line(MatchResult match) {
    return text.substring(0, match.start()).split("\n", -1).length;
  }
}
