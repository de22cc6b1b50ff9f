package workshop.readme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.course.Folders;
import workshop.course.Part;
import workshop.course.UserException;

/// A Markdown page with its headings and its live blocks: the fenced ones below a live comment, or
/// below the caption that follows one. `part` is the one that the page belongs to, if any.
record Page(
    Path file,
    Optional<Part> part,
    List<String> lines,
    Prose prose,
    List<Heading> headings,
    List<Block> blocks) {

  /// In line `line` of the page; they count from 0 here, as they do in a block.
  record Heading(int level, String text, int line) {

    private static final Pattern ID = Pattern.compile("(\\d+[a-z]?)\\. .*[^.]");

    /// `2a` of a section that is about step 2a, `### 2a. Title`; empty for any other.
    Optional<String> step() {
      Matcher id = ID.matcher(text);
      return level == 3 && id.matches() ? Optional.of(id.group(1)) : Optional.empty();
    }
  }

  /// Its comment is in line `live`, its text in `[from, to)`, a fence before and after it, and a
  /// caption, if there is one, between comment and fence. `comment` is what the live comment says
  /// after its kind (`code` or `run`): words, and attributes as in `name=value` or `name="value"`,
  /// which may be repeated.
  record Block(String kind, String comment, int live, int from, int to) {

    private static final Pattern TOKEN = Pattern.compile("(\\w+)=(\"[^\"]*\"|\\S+)|\\S+");

    List<String> words() {
      return tokens().filter(token -> token.group(1) == null).map(MatchResult::group).toList();
    }

    List<String> values(String name) {
      return tokens()
          .filter(token -> name.equals(token.group(1)))
          .map(token -> token.group(2).replaceAll("^\"|\"$", ""))
          .toList();
    }

    void refuseAttributesBut(String... known) {
      tokens()
          .map(token -> token.group(1))
          .filter(name -> name != null && !List.of(known).contains(name))
          .findFirst()
          .ifPresent(name -> {
            throw new UserException("There is no attribute %s.".formatted(name));
          });
    }

    private Stream<MatchResult> tokens() {
      return TOKEN.matcher(comment).results();
    }
  }

  private static final Pattern LIVE = Pattern.compile("<!-- (code|run): (.+) -->");
  private static final Pattern ALMOST_LIVE = Pattern.compile("\\s*<!--\\s*(code|run)\\b.*");
  private static final Pattern FENCE = Pattern.compile("\\s*(```+|~~~+)[^`]*");
  private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*?) *#*");

  /// A page that is not there says nothing.
  static Page read(Path file, Optional<Part> part) {
    List<String> lines =
        Files.exists(file) ? List.of(Folders.read(file).split("\n", -1)) : List.of();
    var prose = new ArrayList<>(lines);
    var headings = new ArrayList<Heading>();
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher heading = HEADING.matcher(lines.get(i));
      if (heading.matches()) {
        headings.add(new Heading(heading.group(1).length(), heading.group(2), i));
      }
      Matcher live = LIVE.matcher(lines.get(i));
      int comment = i;
      if (live.matches()) {
        i += isFence(lines, i + 1) ? 1 : 2; // a caption may stand between them
        if (!isFence(lines, i) || lines.get(i - 1).isBlank()) {
          throw new UserException(
              "Line %d is a live comment, and no fenced block follows.".formatted(comment + 1));
        }
      } else if (ALMOST_LIVE.matcher(lines.get(i)).matches()) {
        throw new UserException(
            "Line %d should be <!-- code: … --> or <!-- run: … -->.".formatted(i + 1));
      }
      if (isFence(lines, i)) {
        int from = i + 1;
        i = end(lines, i);
        prose.subList(from - 1, i + 1).replaceAll(_ -> "");
        if (live.hasMatch()) {
          blocks.add(new Block(live.group(1), live.group(2), comment, from, i));
        }
      }
    }
    return new Page(
        file,
        part,
        lines,
        new Prose(String.join("\n", prose)),
        List.copyOf(headings),
        List.copyOf(blocks));
  }

  private static boolean isFence(List<String> lines, int line) {
    return line < lines.size() && FENCE.matcher(lines.get(line)).matches();
  }

  /// The line of the fence that ends the block which the fence in this line begins.
  private static int end(List<String> lines, int fence) {
    Matcher opening = FENCE.matcher(lines.get(fence));
    opening.matches();
    for (int i = fence + 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(opening.group(1))) {
        return i;
      }
    }
    throw new UserException("Line %d begins a block that does not end.".formatted(fence + 1));
  }

  /// Its first heading, or nothing.
  String title() {
    return headings.isEmpty() ? "" : headings.getFirst().text;
  }

  List<String> text(Block block) {
    return lines.subList(block.from, block.to);
  }

  /// A line, or nothing.
  List<String> caption(Block block) {
    return lines.subList(block.live + 1, block.from - 1);
  }

  /// The step whose section a block stands in, by its number.
  Optional<String> step(Block block) {
    return headings.stream()
        .filter(heading -> heading.level <= 3 && heading.line < block.live)
        .reduce((_, last) -> last)
        .flatMap(Heading::step);
  }

  /// The live blocks of the step's section that it stands in, itself among them.
  List<Block> ofSameSection(Block block) {
    return blocks.stream().filter(other -> step(other).equals(step(block))).toList();
  }

  /// What GitHub makes of the headings, in their order: `#2a-cancelling-may-not-reach-the-work`.
  List<String> anchors() {
    var anchors = new ArrayList<String>();
    for (Heading heading : headings) {
      String anchor =
          heading
              .text
              .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1") // of a link its text
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}_ -]", "")
              .replace(' ', '-');
      String unique = anchor;
      for (int i = 1; anchors.contains(unique); i++) {
        unique = anchor + "-" + i;
      }
      anchors.add(unique);
    }
    return anchors;
  }
}
