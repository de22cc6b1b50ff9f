package workshop.course;

import static java.util.Comparator.comparingInt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// Runs a test's methods from top to bottom, as its author wrote them and its reader reads them.
/// Reflection does not keep that order; JUnit makes an instance from the class's name.
public final class SourceOrder implements MethodOrderer {

  /// The configuration parameter that names the tests' source folder.
  public static final String FOLDER = "workshop.sources";

  @Override
  public void orderMethods(MethodOrdererContext context) {
    Path folder = Path.of(context.getConfigurationParameter(FOLDER).orElseThrow());
    Path file = folder.resolve(context.getTestClass().getName().replace('.', '/') + ".java");
    if (!Files.exists(file)) {
      return; // a nested class
    }
    List<String> methods = new Source(file).methods();
    context
        .getMethodDescriptors()
        .sort(comparingInt(method -> methods.indexOf(method.getMethod().getName())));
  }
}
