package workshop.readme;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Part;

/// What is checked of pages, comments and hints without running anything.
final class PageChecks {

  private final Course course;
  private final Links links;
  private final Names names;

  PageChecks(Course course) {
    this.course = course;
    links = new Links(course);
    names = new Names(course);
  }

  List<Claim> of(Page page) {
    String name = course.show(page.file());
    var wrong =
        Stream.concat(links.wrong(page).stream(), names.wrong(page.prose(), page.part()).stream())
            .toList();
    var prose = Claim.of(name + ": what it links and names is there", wrong);
    return page.part()
        .map(part ->
            List.of(
                Claim.of(
                    name + ": the headings of a part, and a section for each step",
                    Sections.wrong(page, part)),
                prose))
        .orElse(List.of(prose));
  }

  /// Of the part's sources, exercises and hints.
  Claim ofComments(Part part) {
    Path exercises = part.folder().resolve("exercises");
    List<String> wrong =
        Stream.of(
                Folders.below(part.folder().resolve("src"), ".*\\.java"),
                Folders.below(exercises.resolve("src"), ".*\\.java"),
                Folders.below(exercises.resolve("answers"), ".*\\.(java|md)"))
            .flatMap(List::stream)
            .flatMap(file ->
                names.wrong(prose(file), Optional.of(part)).stream()
                    .map(one -> course.show(file) + " " + one))
            .toList();
    return Claim.of(part.name() + ": what comments and hints name is there", wrong);
  }

  private static Prose prose(Path file) {
    return file.toString().endsWith(".java")
        ? Prose.ofSource(Folders.read(file))
        : Page.read(file, Optional.empty()).prose();
  }
}
