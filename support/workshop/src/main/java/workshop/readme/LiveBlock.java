package workshop.readme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workshop.course.Course;
import workshop.course.Part;
import workshop.course.Text;
import workshop.course.UserException;

/// Finds out what a live block and its caption should hold. Throws a [UserException] where only a
/// person can mend it.
abstract sealed class LiveBlock permits CodeBlock, RunBlock {

  /// `wrong` shows how caption and block differ from the truth; it is empty if they do not.
  record Finding(String wrong, List<String> caption, List<String> truth) {}

  final Page page;
  final Page.Block block;
  final List<String> shown;
  final Part part;

  /// The comment's, without that of a part.
  final List<String> words;

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

  static LiveBlock of(Course course, Page page, Page.Block block) {
    return block.kind().equals("code")
        ? new CodeBlock(course, page, block)
        : new RunBlock(course, page, block);
  }

  /// With `write`, the truth is what is to be written down.
  abstract Finding find(StepRunner runner, boolean write) throws IOException, InterruptedException;

  /// To a source file, from the page.
  final String link(Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    String path = page.file().getParent().relativize(file).toString().replace('\\', '/');
    return "[" + name + "](" + path + ")";
  }

  final Finding finding(String wrong, List<String> caption, List<String> truth) {
    List<String> old = page.caption(block);
    return new Finding(Text.differences(old, old, caption, caption) + wrong, caption, truth);
  }
}
