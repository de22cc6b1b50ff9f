package workshop.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.exercise.VersionRules.misconception;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.TinyCourse;
import workshop.exercise.Verdict.Cause;
import workshop.exercise.Verdict.DoesNotCompile;
import workshop.exercise.Verdict.Failed;
import workshop.exercise.Verdict.Failure;
import workshop.exercise.Verdict.Passed;
import workshop.exercise.Verdict.Untouched;

class VersionRulesTest {

  private static final Verdict PASSED = new Passed();
  private static final Verdict TO_DO = new Untouched("To do in X.java:5: double it");
  private static final Verdict BROKEN = new DoesNotCompile("X.java:5: error");

  @TempDir Path root;
  private Exercise exercise;

  @BeforeEach
  void one_part_with_steps_1_and_2a() throws Exception {
    var tiny = new TinyCourse(root);
    tiny.write("part01-tiny/src/main/java/tiny/Step01_One.java", "");
    tiny.write("part01-tiny/src/main/java/tiny/Step02a_Two.java", "");
    exercise = tiny.exercise();
  }

  private static Verdict caught(String message) {
    return new Failed(List.of(new Failure("a check", Cause.CHECK, message)));
  }

  private String of(String message) {
    return misconception(exercise, caught(message), new HashSet<>());
  }

  @Test
  void untouched_fails_with_its_todo_in_one_line() {
    assertThat(VersionRules.untouched(TO_DO)).isEmpty();
    assertThat(VersionRules.untouched(PASSED))
        .isEqualTo("does not fail with its TODO alone\nPassed");
    assertThat(VersionRules.untouched(BROKEN))
        .startsWith("does not fail with its TODO alone\nX.java");
    assertThat(VersionRules.untouched(caught("No."))).contains("TODO alone").contains("No.");
    var toDo = new Failure("one", Cause.TO_DO, "To do in X.java:5: double it");
    var other = new Failure("another", Cause.CHECK, "No.");
    assertThat(VersionRules.untouched(new Failed(List.of(toDo, other))))
        .startsWith("does not fail with its TODO alone\nNot yet: another\n")
        .doesNotContain("double it");
    assertThat(VersionRules.untouched(new Untouched("To do\nmuch"))).contains("more than one line");
    assertThat(VersionRules.untouched(new Untouched("x".repeat(100)))).isEmpty();
    assertThat(VersionRules.untouched(new Untouched("x".repeat(101))))
        .contains("more than one line");
  }

  @Test
  void the_solution_passes() {
    assertThat(VersionRules.solution(PASSED)).isEmpty();
    for (Verdict verdict : List.of(TO_DO, BROKEN, caught("No."))) {
      assertThat(VersionRules.solution(verdict)).isEqualTo("does not pass\n" + verdict.text());
    }
  }

  @Test
  void a_misconception_is_caught_by_a_check() {
    assertThat(of("No. (Step 1)")).isEmpty();
    assertThat(misconception(exercise, PASSED, Set.of())).startsWith("passes");
    assertThat(misconception(exercise, TO_DO, Set.of())).startsWith("has a TODO");
    assertThat(misconception(exercise, BROKEN, Set.of())).startsWith("does not compile\nX.java");
    var thrown =
        new Failed(List.of(new Failure("a check", Cause.UNEXPECTED, "IOException (Step 1)")));
    assertThat(misconception(exercise, thrown, Set.of())).startsWith("no check catches it");
  }

  @Test
  void its_message_points_to_a_step_that_is_there() {
    for (String good :
        List.of("(Step 1)", "(Step 2a)", "(Part 1, step 2a)", "(Step 1, the second half)")) {
      assertThat(of("No. " + good)).isEmpty();
    }
    for (String nowhere : List.of("", "Step 1", "(Step one)", "(Part 1)")) {
      assertThat(of("No. " + nowhere)).startsWith("its message has no pointer");
    }
    assertThat(of("No. (Step 2)"))
        .isEqualTo(
            "its message points to a missing step\n"
                + "There is no step 2 in part01-tiny; there are: 1 2a.");
    assertThat(of("No. (Part 2, step 1)")).endsWith("There is no part 02; there are: part01-tiny.");
  }

  @Test
  void its_message_is_its_own() {
    var messages = new HashSet<String>();
    assertThat(misconception(exercise, caught("No. (Step 1)"), messages)).isEmpty();
    assertThat(misconception(exercise, caught("Never. (Step 1)"), messages)).isEmpty();
    assertThat(misconception(exercise, caught("No. (Step 1)"), messages))
        .startsWith("another misconception has the same message");
  }
}
