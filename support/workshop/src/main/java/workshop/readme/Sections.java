package workshop.readme;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import workshop.course.Part;
import workshop.course.Step;
import workshop.readme.Page.Heading;

/// The form that the READMEs of all parts have: title and question, the same headings, and a
/// section for each step with a transcript of it.
final class Sections {

  private static final List<String> HEADINGS =
      List.of(
          "How to run",
          "The steps",
          "What production code does differently",
          "Exercises",
          "Where next");

  private Sections() {}

  /// What is wrong with the README, one line each.
  static List<String> wrong(Page page, Part part) {
    var wrong = new ArrayList<String>();
    frame(page, part, wrong);
    sections(page, part.steps().stream().map(Step::number).toList(), wrong);
    return wrong;
  }

  private static void frame(Page page, Part part, List<String> wrong) {
    String title = "# Part " + Integer.parseInt(part.id()) + ": ";
    if (!line(page, 1).startsWith(title)) {
      wrong.add("line 1 should be the title: " + title + "…");
    }
    if (!line(page, 2).isEmpty() || !line(page, 3).endsWith("?")) {
      wrong.add("line 3 should be the part's question, after an empty line");
    }
    List<String> headings = headings(page, 2).map(Heading::text).toList();
    if (!headings.equals(HEADINGS)) {
      wrong.add(
          "the headings should be ## %s; they are ## %s"
              .formatted(String.join(", ## ", HEADINGS), String.join(", ## ", headings)));
    }
  }

  private static void sections(Page page, List<String> steps, List<String> wrong) {
    var found = new ArrayList<String>();
    headings(page, 3)
        .forEach(heading -> {
          String step = heading.step().orElse("");
          String fault = fault(page, step, steps, found);
          if (fault.isEmpty()) {
            found.add(step);
          } else {
            wrong.add("line %d, ### %s, %s".formatted(heading.line() + 1, heading.text(), fault));
          }
        });
    for (String step : steps) {
      if (headings(page, 3).noneMatch(heading -> heading.step().filter(step::equals).isPresent())) {
        wrong.add("there is no section ### " + step + ". for step " + step);
      }
    }
    List<String> inOrder = steps.stream().filter(found::contains).toList();
    if (!found.equals(inOrder)) {
      wrong.add(
          "the sections should be in the order of the steps, %s; they are %s"
              .formatted(String.join(" ", inOrder), String.join(" ", found)));
    }
  }

  private static String fault(Page page, String step, List<String> steps, List<String> before) {
    if (step.isEmpty()) {
      return "is no section of a step: ### 2a. Title without a full stop";
    }
    if (!steps.contains(step)) {
      return "is about a step that does not exist";
    }
    if (before.contains(step)) {
      return "is the second section of its step";
    }
    return isShown(page, step) ? "" : "has no <!-- run: STEP=" + step + " -->";
  }

  private static String line(Page page, int number) {
    return number <= page.lines().size() ? page.lines().get(number - 1) : "";
  }

  private static Stream<Heading> headings(Page page, int level) {
    return page.headings().stream().filter(heading -> heading.level() == level);
  }

  private static boolean isShown(Page page, String step) {
    return page.blocks().stream()
        .filter(block -> block.kind().equals("run"))
        .filter(block -> page.step(block).filter(step::equals).isPresent())
        .filter(block -> block.words().stream().noneMatch(word -> word.startsWith("part")))
        .anyMatch(block -> block.values("STEP").contains(step));
  }
}
