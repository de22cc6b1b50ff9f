package workshop.readme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    String title = "# Part " + Integer.parseInt(part.id()) + ": ";
    if (!line(page, 1).startsWith(title)) {
      wrong.add("line 1 should be the title: " + title + "…");
    }
    if (!line(page, 2).isEmpty() || !line(page, 3).endsWith("?")) {
      wrong.add("line 3 should be the part's question, after an empty line");
    }
    List<String> headings = texts(page, 2);
    if (!headings.equals(HEADINGS)) {
      wrong.add(
          "the headings should be ## %s; they are ## %s"
              .formatted(String.join(", ## ", HEADINGS), String.join(", ## ", headings)));
    }
    var sections = new LinkedHashMap<String, Heading>();
    for (Heading heading : page.headings()) {
      if (heading.level() != 3) {
        continue;
      }
      if (heading.step().isEmpty()) {
        wrong.add(show(heading) + " is no section of a step: ### 2a. Title");
      } else if (sections.putIfAbsent(heading.step().get(), heading) != null) {
        wrong.add(show(heading) + " is the second section of its step");
      }
    }
    List<String> steps = part.steps().stream().map(Step::number).toList();
    sections.forEach((step, heading) -> {
      if (!steps.contains(step)) {
        wrong.add(show(heading) + " is about a step that does not exist");
      } else if (!isShown(page, step)) {
        wrong.add(show(heading) + " has no <!-- run: STEP=" + step + " -->");
      }
    });
    for (String step : steps) {
      if (!sections.containsKey(step)) {
        wrong.add("there is no section ### " + step + ". for step " + step);
      }
    }
    var inOrder = steps.stream().filter(sections::containsKey).toList();
    var found = sections.keySet().stream().filter(steps::contains).toList();
    if (!found.equals(inOrder)) {
      wrong.add(
          "the sections should be in the order of the steps, %s; they are %s"
              .formatted(String.join(" ", inOrder), String.join(" ", found)));
    }
    return wrong;
  }

  private static String line(Page page, int number) {
    return number <= page.lines().size() ? page.lines().get(number - 1) : "";
  }

  private static List<String> texts(Page page, int level) {
    return page.headings().stream()
        .filter(heading -> heading.level() == level)
        .map(Heading::text)
        .toList();
  }

  private static boolean isShown(Page page, String step) {
    return page.blocks().stream()
        .filter(block -> block.kind().equals("run"))
        .filter(block -> page.step(block).filter(step::equals).isPresent())
        .filter(block -> block.words().stream().noneMatch(word -> word.startsWith("part")))
        .anyMatch(block -> block.values("STEP").contains(step));
  }

  private static String show(Heading heading) {
    return "line %d, %s %s,"
        .formatted(heading.line() + 1, "#".repeat(heading.level()), heading.text());
  }
}
