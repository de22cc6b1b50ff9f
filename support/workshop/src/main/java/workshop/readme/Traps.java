package workshop.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Part;
import workshop.course.Source;
import workshop.course.Step;
import workshop.course.Text;
import workshop.course.UserException;

/// `docs/traps.md`: what one might believe, and what is so, from the documentation of the steps.
record Traps(Course course) {

  private static final Pattern TRAP =
      Pattern.compile("Trap: (?<belief>.+?\\.) In fact, (?<fact>.+\\.)");

  private static final String HEAD =
      """
      # Traps

      What one might believe, and what is so. The step in the last column shows it. `make readme` writes this page from the
      documentation of the steps.
      """;

  private static final String TABLE =
      """

      ## %s

      | what one might believe | what is so | shown by |
      |---|---|---|
      %s
      """;

  Claim check(boolean write) throws IOException {
    Path file = course.root().resolve("docs/traps.md");
    String name = course.show(file) + ": what the documentation of the steps says";
    try {
      List<String> shown = Files.exists(file) ? Folders.read(file).lines().toList() : List.of();
      List<String> truth = page().lines().toList();
      String wrong = Text.differences(shown, shown, truth, truth);
      boolean mended = write && !wrong.isEmpty();
      if (mended) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, page());
      }
      return new Claim(name, wrong, mended);
    } catch (UserException e) {
      return Claim.of(name, List.of(e.getMessage()));
    }
  }

  /// What the page should say; empty if no step has a trap. A [UserException] names a step whose
  /// trap does not have the form.
  private String page() {
    String tables = course.parts().stream().map(Traps::table).collect(Collectors.joining());
    return tables.isEmpty() ? "" : HEAD + tables;
  }

  private static String table(Part part) {
    Page readme = Page.read(part.readme(), Optional.of(part));
    String rows =
        part.steps().stream().map(step -> row(step, readme)).collect(Collectors.joining());
    return rows.isEmpty() ? "" : TABLE.formatted(readme.title(), rows.strip());
  }

  /// Empty if the step has no trap.
  private static String row(Step step, Page readme) {
    String comments = Prose.ofSource(Folders.read(step.file())).text();
    long expected = comments.lines().filter(line -> line.startsWith("Trap:")).count();
    if (expected == 0) {
      return "";
    }
    Matcher trap = TRAP.matcher("");
    boolean found =
        new Source(step.file())
            .documentation().stream().anyMatch(text -> trap.reset(text).matches());
    if (expected > 1 || !found) {
      throw new UserException(
          "%s should have one paragraph \"Trap: …. In fact, ….\", in the documentation of the class"
              .formatted(step.className()));
    }
    String fact = trap.group("fact");
    return "| %s | %s | [step %s](../%s/README.md%s) |\n"
        .formatted(
            cell(trap.group("belief")),
            cell(fact.substring(0, 1).toUpperCase(Locale.ROOT) + fact.substring(1)),
            step.number(),
            step.part().name(),
            anchor(step, readme));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String anchor(Step step, Page readme) {
    return IntStream.range(0, readme.headings().size())
        .filter(i -> readme.headings().get(i).step().filter(step.number()::equals).isPresent())
        .mapToObj(i -> "#" + readme.anchors().get(i))
        .findFirst()
        .orElse("");
  }
}
