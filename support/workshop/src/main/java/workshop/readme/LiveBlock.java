package workshop.readme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Part;
import workshop.course.Source;
import workshop.course.Step;
import workshop.course.Text;
import workshop.course.UserException;

/// Finds out what a live block and its caption should hold. Throws a [UserException] where only a
/// person can mend it.
final class LiveBlock {

  /// `wrong` shows how caption and block differ from the truth; it is empty if they do not.
  record Finding(String wrong, List<String> caption, List<String> truth) {}

  /// In all, of a step whose times differ from the README's; or, if its block says `timed`, whose
  /// events do.
  private static final int MOST_RUNS = 4;

  private final Page page;
  private final Page.Block block;
  private final List<String> shown;
  private final Part part;
  private final List<String> words;

  LiveBlock(Course course, Page page, Page.Block block) {
    this.page = page;
    this.block = block;
    shown = page.text(block);
    words = new ArrayList<>(block.words());
    boolean named = !words.isEmpty() && words.getFirst().startsWith("part");
    part =
        named
            ? course.part(words.removeFirst())
            : page.part()
                .orElseThrow(() -> new UserException("Of which part? Say part_01, for example."));
  }

  /// Code is cut from the sources. Below its own step's heading it needs no caption.
  Finding code() {
    block.refuseAttributesBut("from", "to");
    boolean named = !words.isEmpty() && words.getFirst().endsWith(".java");
    Path file = named ? file(words.removeFirst()) : step(page.step(block).orElse("")).file();
    if (words.isEmpty()) {
      throw new UserException(
          "It takes the names of members, after that of a file other than the section's own step.");
    }
    List<String> truth = cut(new Source(file)).lines().toList();
    boolean own = page.step(block).filter(step -> step(step).file().equals(file)).isPresent();
    List<String> caption = own ? List.of() : List.of("From " + link(file) + ":");
    return finding(Text.differences(shown, shown, truth, truth), caption, truth);
  }

  private Path file(String name) {
    List<Path> files = Folders.below(part.sources(), Pattern.quote(name));
    if (files.size() != 1) {
      throw new UserException(
          "There %s %s in %s."
              .formatted(files.isEmpty() ? "is no" : "are several", name, part.name()));
    }
    return files.getFirst();
  }

  private Step step(String number) {
    if (number.isEmpty()) {
      throw new UserException(
          "Of which file? Name it, Loop.java, or put the block into a step's section.");
    }
    return part.step(number);
  }

  private String cut(Source source) {
    List<String> from = block.values("from");
    List<String> to = block.values("to");
    if (from.isEmpty() && to.isEmpty()) {
      return words.stream().map(source::member).collect(Collectors.joining("\n\n"));
    }
    if (from.size() != 1 || to.size() != 1 || words.size() != 1) {
      throw new UserException("It takes one from=\"…\" and one to=\"…\", and one member.");
    }
    List<String> lines = source.member(words.getFirst()).lines().toList();
    int first = find(lines, 0, from.getFirst());
    int last = find(lines, first, to.getFirst());
    return String.join("\n", lines.subList(first, last + 1)).stripIndent();
  }

  private int find(List<String> lines, int from, String text) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i;
      }
    }
    throw new UserException(
        "There is no line with %s in %s%s."
            .formatted(text, words.getFirst(), from == 0 ? "" : " from there on"));
  }

  /// A transcript is what the step prints. With `write`, the truth is what it printed alone.
  Finding run(StepRunner runner, boolean write) throws IOException, InterruptedException {
    block.refuseAttributesBut("STEP", "ARGS", "unordered", "varies");
    boolean errors = words.remove("stderr");
    boolean timed = words.remove("timed");
    if (!words.isEmpty() || block.values("STEP").size() != 1 || block.values("ARGS").size() > 1) {
      throw new UserException("It takes one STEP=…, perhaps an ARGS=\"…\", and what loosens it.");
    }
    Step step = part.step(block.values("STEP").getFirst());
    String arguments = String.join("", block.values("ARGS"));
    List<String> caption = List.of(caption(step, arguments));
    var readme = transcript(shown);
    var seen = new ArrayList<Transcript>(); // runs with the README's events
    Transcript last;
    String wrong;
    String unmarked;
    int left = MOST_RUNS;
    do {
      var run = runner.run(step, arguments, errors, left < MOST_RUNS);
      left--;
      last = transcript(run.printed());
      unmarked = String.join("\n", run.unmarked());
      wrong = readme.differences(last);
      if (wrong.isEmpty()) {
        seen.add(last);
        wrong = readme.late(seen, write);
      } else if (!timed) {
        break; // other events are no accident
      }
    } while (!(wrong.isEmpty() && unmarked.isEmpty()) && left > 0);
    if (left == 0 && !unmarked.isEmpty()) {
      throw new UserException(step.className() + " waits where no span says so:\n" + unmarked);
    }
    if (wrong.isEmpty()) {
      readme.refuseUnused();
    }
    if (wrong.isEmpty() || !write) {
      return finding(wrong, caption, shown);
    }
    List<String> truth = runner.run(step, arguments, errors, true).printed();
    String fickle = last.differences(transcript(truth));
    if (!fickle.isEmpty()) {
      throw new UserException(
          "Two runs differ. Mend the step, or say unordered or varies:%n%s".formatted(fickle));
    }
    transcript(truth).refuseUnused();
    return finding(wrong, caption, truth);
  }

  private Transcript transcript(List<String> lines) {
    return new Transcript(lines, block.values("unordered"), block.values("varies"));
  }

  private String caption(Step step, String arguments) {
    return "`make part_%s STEP=%s%s` runs %s:"
        .formatted(
            part.id(),
            step.number(),
            arguments.isEmpty() ? "" : " ARGS=\"" + arguments + "\"",
            link(step.file()));
  }

  /// To a source file, from the page.
  private String link(Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    String path = page.file().getParent().relativize(file).toString().replace('\\', '/');
    return "[" + name + "](" + path + ")";
  }

  private Finding finding(String wrong, List<String> caption, List<String> truth) {
    List<String> old = page.caption(block);
    // Until every page has its captions, a missing one is no drift.
    String stale = old.isEmpty() ? "" : Text.differences(old, old, caption, caption);
    return new Finding(stale + wrong, caption, truth);
  }
}
