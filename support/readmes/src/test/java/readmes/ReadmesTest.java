package readmes;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import workshop.course.Course;
import workshop.course.Part;
import workshop.readme.Claim;
import workshop.readme.Readmes;

/// Holds the pages of this repository to the truth. There is a test for each live block, and some
/// for each page. With `-Dcourse.part=part01-event-loop` only that part has to be built, and only
/// its pages are looked at.
class ReadmesTest {

  @TestFactory
  @Timeout(value = 10, unit = TimeUnit.MINUTES) // for all the steps; each has a limit of its own
  Stream<DynamicTest> the_readmes_are_true() throws Exception {
    var course = Course.around(Path.of(""));
    var part = Optional.ofNullable(System.getProperty("course.part")).map(course::part);
    return new Readmes(course, false)
        .check(part).stream()
            .map(claim -> DynamicTest.dynamicTest(claim.name(), () -> hold(claim)));
  }

  /// Maven builds modules side by side: what is not named there could be at its tests still.
  @Test
  void the_pom_names_each_part_so_that_it_is_built_and_tested_before() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    for (Part part : Course.around(Path.of("")).parts()) {
      assertTrue(pom.contains("<artifactId>" + part.name() + "</artifactId>"), part.name());
    }
  }

  private static void hold(Claim claim) {
    if (!claim.wrong().isEmpty()) {
      fail("\n" + claim.name() + "\n" + claim.wrong() + "\n" + Readmes.REFRESH);
    }
  }
}
