package workshop.readme;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Source;
import workshop.course.Step;
import workshop.course.Text;
import workshop.course.UserException;

/// Code is cut from the sources. That of the section's own step needs no caption, unless the
/// section shows lines of several members: then each says which it is from.
final class CodeBlock extends LiveBlock {

  CodeBlock(Course course, Page page, Page.Block block) {
    super(course, page, block);
  }

  @Override
  Finding find(StepRunner runner, boolean write) {
    block.refuseAttributesBut("from", "to");
    Optional<Path> own = page.step(block).map(part::step).map(Step::file);
    boolean named = !words.isEmpty() && words.getFirst().endsWith(".java");
    Path file =
        named
            ? file(words.removeFirst())
            : own.orElseThrow(() ->
                new UserException(
                    "Of which file? Name it, Loop.java, or put the block into a step's section."));
    if (words.isEmpty()) {
      throw new UserException(
          "It takes the names of members, after that of a file other than the section's own step.");
    }
    List<String> truth = cut(new Source(file)).lines().toList();
    boolean ofOther = own.filter(file::equals).isEmpty();
    return finding(Text.differences(shown, shown, truth, truth), caption(file, ofOther), truth);
  }

  private List<String> caption(Path file, boolean ofOther) {
    String member = isPiece(block) ? "`" + words.getFirst() + "`" : "";
    if (ofOther) {
      return List.of("From " + link(file) + (member.isEmpty() ? ":" : ", " + member + ":"));
    }
    long members =
        page.ofSameSection(block).stream()
            .filter(CodeBlock::isPiece)
            .map(piece -> piece.words().getFirst())
            .distinct()
            .count();
    return members > 1 && !member.isEmpty() ? List.of("In " + member + ":") : List.of();
  }

  private static boolean isPiece(Page.Block block) {
    return !block.values("from").isEmpty();
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
}
