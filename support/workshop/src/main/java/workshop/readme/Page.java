package workshop.readme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.course.Folders;
import workshop.course.Part;
import workshop.course.UserException;

/// A Markdown page and its live blocks: the fenced ones with a live comment on the line before.
/// `part` is the one that the page belongs to, if any.
record Page(Path file, Optional<Part> part, List<String> lines, List<Block> blocks) {

  /// Its text is in `[from, to)` of the page's lines, which count from 0. `comment` is what the
  /// live comment says after its kind (`code` or `run`): words, and attributes as in `name=value`
  /// or `name="value"`, which may be repeated.
  record Block(String kind, String comment, int from, int to) {

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

  /// A page that is not there says nothing.
  static Page read(Path file, Optional<Part> part) {
    List<String> lines =
        Files.exists(file) ? List.of(Folders.read(file).split("\n", -1)) : List.of();
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher live = LIVE.matcher(lines.get(i));
      if (live.matches()) {
        i++;
      } else if (ALMOST_LIVE.matcher(lines.get(i)).matches()) {
        throw new UserException(
            "Line %d should be <!-- code: … --> or <!-- run: … -->.".formatted(i + 1));
      }
      Matcher fence = FENCE.matcher(i < lines.size() ? lines.get(i) : "");
      if (!fence.matches() && live.hasMatch()) {
        throw new UserException(
            "Line %d is a live comment, and no fenced block follows.".formatted(i));
      }
      if (fence.matches()) {
        int from = i + 1;
        do {
          i++;
        } while (i < lines.size() && !lines.get(i).strip().equals(fence.group(1)));
        if (i == lines.size()) {
          throw new UserException("Line %d begins a block that does not end.".formatted(from));
        }
        if (live.hasMatch()) {
          blocks.add(new Block(live.group(1), live.group(2), from, i));
        }
      }
    }
    return new Page(file, part, lines, List.copyOf(blocks));
  }

  List<String> text(Block block) {
    return lines.subList(block.from, block.to);
  }
}
