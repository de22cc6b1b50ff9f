package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A step whose own class were marked as one of the preview could not even say which flag it needs.
class ScopesAreApartTest {

  private static final int PREVIEW = 0xFFFF; // the minor version that javac marks a class with

  private static boolean isPreview(Path file) {
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      in.readInt();
      return in.readUnsignedShort() == PREVIEW;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void no_step_is_marked_as_one_of_the_preview_and_the_scopes_are() throws Exception {
    Path classes =
        Path.of(Blocks.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var files = Files.list(classes.resolve("tasks"))) {
      assertThat(files.filter(ScopesAreApartTest::isPreview))
          .extracting(file -> file.getFileName().toString())
          .contains("Blocks.class", "Failures.class", "Policies.class", "ScopedWait.class")
          .noneMatch(name -> name.startsWith("Step"));
    }
  }
}
