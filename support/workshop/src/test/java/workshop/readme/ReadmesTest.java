package workshop.readme;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import workshop.course.Course;

/// Holds the READMEs of this repository to the truth. There is a test for each live block, and one
/// for each part: every step has a transcript.
class ReadmesTest {

  @TestFactory
  Stream<DynamicTest> the_readmes_are_true() throws Exception {
    return new Readmes(Course.around(Path.of("")), false)
        .check(Optional.empty()).stream()
            .map(claim -> DynamicTest.dynamicTest(claim.name(), () -> hold(claim)));
  }

  private static void hold(Claim claim) {
    if (!claim.wrong().isEmpty()) {
      fail("\n" + claim.name() + "\n" + claim.wrong() + "\n" + Readmes.REFRESH);
    }
  }
}
