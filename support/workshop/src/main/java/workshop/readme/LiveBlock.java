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

/// Finds out what a live block should hold. Throws a [UserException] where only a person can mend
/// it.
final class LiveBlock {

  /// `wrong` shows how the block differs from the truth; it is empty if it does not.
  record Finding(String wrong, List<String> truth) {}

  /// In all, of a step whose times differ from the README's; or, if its block says `timed`, whose
  /// events do.
  private static final int MOST_RUNS = 4;

  private final Page.Block block;
  private final List<String> shown;
  private final Part part;
  private final List<String> words;

  LiveBlock(Course course, Page page, Page.Block block) {
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

  /// Code is cut from the sources.
  Finding code() {
    block.refuseAttributesBut();
    if (words.size() < 2) {
      throw new UserException(
          "It takes a file's name, and those of members: Step01_Start.java main");
    }
    String name = words.removeFirst();
    List<Path> files = Folders.below(part.sources(), Pattern.quote(name));
    if (files.isEmpty()) {
      throw new UserException("There is no %s in %s.".formatted(name, part.name()));
    }
    var source = new Source(files.getFirst());
    String text = words.stream().map(source::member).collect(Collectors.joining("\n\n"));
    List<String> truth = text.lines().toList();
    return new Finding(Text.differences(shown, shown, truth, truth), truth);
  }

  /// A transcript is what the step prints. With `write`, the truth is what it printed alone.
  Finding run(StepRunner runs, boolean write) throws IOException, InterruptedException {
    block.refuseAttributesBut("STEP", "ARGS", "unordered", "varies");
    boolean errors = words.remove("stderr");
    boolean timed = words.remove("timed");
    if (!words.isEmpty() || block.values("STEP").size() != 1 || block.values("ARGS").size() > 1) {
      throw new UserException("It takes one STEP=…, perhaps an ARGS=\"…\", and what loosens it.");
    }
    Step step = part.step(block.values("STEP").getFirst());
    String arguments = String.join("", block.values("ARGS"));
    var readme = transcript(shown);
    var seen = new ArrayList<Transcript>(); // runs with the README's events
    Transcript last;
    String wrong;
    int left = MOST_RUNS;
    do {
      last = transcript(runs.run(step, arguments, errors, left < MOST_RUNS));
      left--;
      wrong = readme.differences(last);
      if (wrong.isEmpty()) {
        seen.add(last);
        wrong = readme.late(seen, write);
      } else if (!timed) {
        break; // other events are no accident
      }
    } while (!wrong.isEmpty() && left > 0);
    if (wrong.isEmpty()) {
      readme.refuseUnused();
    }
    if (wrong.isEmpty() || !write) {
      return new Finding(wrong, shown);
    }
    List<String> truth = runs.run(step, arguments, errors, true);
    String fickle = last.differences(transcript(truth));
    if (!fickle.isEmpty()) {
      throw new UserException(
          "Two runs differ. Mend the step, or say unordered or varies:%n%s".formatted(fickle));
    }
    transcript(truth).refuseUnused();
    return new Finding(wrong, truth);
  }

  private Transcript transcript(List<String> lines) {
    return new Transcript(lines, block.values("unordered"), block.values("varies"));
  }
}
