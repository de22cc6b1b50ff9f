package workshop.readme;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import workshop.course.Course;
import workshop.course.Step;
import workshop.course.UserException;
import workshop.readme.StepRunner.Beside;

/// A transcript is what the step prints, below a caption that names the command. What is written
/// down is what the step printed alone.
final class RunBlock extends LiveBlock {

  /// In all, of a step whose times differ from the README's, or one with unmarked waits; or, if its
  /// block says `timed`, one whose events differ.
  private static final int MOST_RUNS = 5;

  private final boolean timed;
  private final boolean computes;
  private final Step step;
  private final String arguments;

  RunBlock(Course course, Page page, Page.Block block) {
    super(course, page, block);
    block.refuseAttributesBut("STEP", "ARGS", "unordered", "varies");
    timed = words.remove("timed");
    computes = words.remove("computes");
    if (!words.isEmpty() || block.values("STEP").size() != 1 || block.values("ARGS").size() > 1) {
      throw new UserException("It takes one STEP=…, perhaps an ARGS=\"…\", and what loosens it.");
    }
    step = part.step(block.values("STEP").getFirst());
    arguments = String.join("", block.values("ARGS"));
  }

  @Override
  Finding find(StepRunner runner, boolean write) throws IOException, InterruptedException {
    var readme = transcript(shown);
    var seen = new ArrayList<Transcript>(); // runs with the README's events
    Transcript last;
    String wrong;
    boolean marked = false; // were all waits marked in one of the runs?
    List<String> unmarked;
    var beside = Beside.MANY;
    int left = MOST_RUNS;
    do {
      var run = runner.run(step, arguments, beside);
      beside = beside.fewer();
      left--;
      unmarked = run.unmarked();
      marked |= unmarked.isEmpty();
      last = transcript(run.printed());
      wrong = readme.differences(last);
      if (wrong.isEmpty()) {
        seen.add(last);
        wrong = computes ? "" : readme.late(seen, write);
      } else if (!timed) {
        break; // other events are no accident
      }
    } while (left > 0 && !(wrong.isEmpty() && marked));
    if (left == 0 && !marked) {
      throw new UserException(
          step.className() + " waits where no span says so:\n" + String.join("\n", unmarked));
    }
    if (wrong.isEmpty()) {
      readme.refuseUnused();
    }
    if (wrong.isEmpty() || !write) {
      return finding(wrong, List.of(caption()), shown);
    }
    List<String> truth = runner.run(step, arguments, Beside.NONE).printed();
    String fickle = last.differences(transcript(truth));
    if (!fickle.isEmpty()) {
      throw new UserException(
          "Two runs differ. Mend the step, or say unordered or varies:%n%s".formatted(fickle));
    }
    transcript(truth).refuseUnused();
    return finding(wrong, List.of(caption()), truth);
  }

  private Transcript transcript(List<String> lines) {
    return new Transcript(lines, block.values("unordered"), block.values("varies"));
  }

  private String caption() {
    return "`make part_%s STEP=%s%s` runs %s:"
        .formatted(
            part.id(),
            step.number(),
            arguments.isEmpty() ? "" : " ARGS=\"" + arguments + "\"",
            link(step.file()));
  }
}
