package workshop.claims;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import workshop.course.Course;
import workshop.course.Part;
import workshop.course.SourceOrder;
import workshop.course.Step;
import workshop.course.UserException;

/// Runs the tests of one part, or of one of its steps, in this JVM, which the launcher gives the
/// part's class path. The arguments are the folder of the compiled tests, the part's, and perhaps a
/// step's number; `3` stands for 3a, 3b and so on too.
final class Claims {

  /// What tests with the tag `oracle` compare with. The part's pom leaves them out in the same way.
  private static final Path REDIS = Path.of("/usr/bin/redis-server");

  private Claims() {}

  static void main(String[] args) throws IOException {
    Path classes = Path.of(args[0]);
    Part part = Course.around(Path.of("")).part(args[1]);
    int code;
    try {
      String names = args.length > 2 ? "(.*\\.)?" + classNames(part, args[2]) + ".*Test" : ".*Test";
      var report = new Report(System.out, System.console() != null);
      System.setOut(new PrintStream(OutputStream.nullOutputStream())); // what steps say meanwhile
      LauncherFactory.create().execute(request(part, classes, names), report);
      code = report.holds() ? 0 : 1;
    } catch (UserException e) {
      System.err.println(e.getMessage());
      code = 2;
    }
    System.exit(code); // a thread that a test has left could keep the JVM
  }

  private static LauncherDiscoveryRequest request(Part part, Path classes, String names)
      throws IOException {
    if (!Files.isDirectory(classes)) {
      throw new UserException("There are no compiled tests in %s.".formatted(classes));
    }
    var request = LauncherDiscoveryRequestBuilder.discoveryRequest();
    if (!Files.isExecutable(REDIS)) {
      request.filters(TagFilter.excludeTags("oracle"));
    }
    return request
        .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(classes)))
        .filters(ClassNameFilter.includeClassNamePatterns(names))
        .configurationParameter(
            DisplayNameGenerator.DEFAULT_GENERATOR_PROPERTY_NAME,
            DisplayNameGenerator.ReplaceUnderscores.class.getName())
        .configurationParameter(ClassOrderer.DEFAULT_ORDER_PROPERTY_NAME, NameOrder.class.getName())
        .configurationParameter(
            MethodOrderer.DEFAULT_ORDER_PROPERTY_NAME, SourceOrder.class.getName())
        .configurationParameter(
            SourceOrder.FOLDER, part.folder().resolve("src/test/java").toString())
        .configurationParameter(Timeout.DEFAULT_TIMEOUT_PROPERTY_NAME, "120 s")
        .build();
  }

  /// A regular expression for the names of the classes of these steps.
  private static String classNames(Part part, String number) {
    List<String> names =
        part.steps().stream()
            .map(Step::number)
            .filter(one -> one.equals(number) || one.matches(Pattern.quote(number) + "[a-z]"))
            .map(one -> "Step" + (one.matches("\\d[a-z]?") ? "0" : "") + one + "_")
            .toList();
    if (names.isEmpty()) {
      part.step(number); // says which there are
    }
    return "(" + String.join("|", names) + ")";
  }
}
