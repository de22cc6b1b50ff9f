package workshop.exercise;

import static java.util.Comparator.comparingInt;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;
import workshop.course.Source;

/// Runs a test's methods from top to bottom, as its author wrote them and its reader reads them.
/// Reflection does not keep that order; JUnit makes an instance from the class's name.
final class SourceOrder implements MethodOrderer {

  /// The configuration parameter that names the test's source file.
  static final String FILE = "workshop.source";

  @Override
  public void orderMethods(MethodOrdererContext context) {
    Path file = Path.of(context.getConfigurationParameter(FILE).orElseThrow());
    List<String> methods = new Source(file).methods();
    context
        .getMethodDescriptors()
        .sort(comparingInt(method -> methods.indexOf(method.getMethod().getName())));
  }
}
