package workshop.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import workshop.exercise.Verdict.Cause;
import workshop.exercise.Verdict.DoesNotCompile;
import workshop.exercise.Verdict.Ended;
import workshop.exercise.Verdict.Failed;
import workshop.exercise.Verdict.Failure;
import workshop.exercise.Verdict.Passed;
import workshop.exercise.Verdict.ToDo;

class VersionRulesTest {

  private static final Verdict PASSED = new Passed();
  private static final Verdict TO_DO = new ToDo("To do in X.java:5: double it", 0);
  private static final Verdict ENDED = new Ended("your code called halt");
  private static final Verdict BROKEN = new DoesNotCompile("X.java:5: error");

  private static Verdict refused(String message) {
    return new Failed(List.of(new Failure("a check", Cause.CHECK, message)));
  }

  @Test
  void untouched_fails_with_its_todo_in_one_line() {
    assertThat(VersionRules.untouched(TO_DO)).isEmpty();
    assertThat(VersionRules.untouched(PASSED))
        .isEqualTo("does not fail with its TODO alone\nPassed");
    assertThat(VersionRules.untouched(BROKEN))
        .startsWith("does not fail with its TODO alone\nX.java");
    assertThat(VersionRules.untouched(refused("No."))).contains("TODO alone").contains("No.");
    var toDo = new Failure("one", Cause.TO_DO, "To do in X.java:5: double it");
    var other = new Failure("another", Cause.CHECK, "No.");
    assertThat(VersionRules.untouched(new Failed(List.of(toDo, other))))
        .startsWith("does not fail with its TODO alone\nNot yet: another\n")
        .doesNotContain("double it");
    assertThat(VersionRules.untouched(new ToDo("To do\nmuch", 0))).contains("more than one line");
    assertThat(VersionRules.untouched(new ToDo("x".repeat(100), 0))).isEmpty();
    assertThat(VersionRules.untouched(new ToDo("x".repeat(101), 0))).contains("more than one line");
  }

  @Test
  void no_check_passes_on_an_untouched_file() {
    assertThat(VersionRules.untouched(new ToDo("To do in X.java:5: double it", 1)))
        .isEqualTo("1 check can't tell it from a right answer");
  }

  @Test
  void a_right_answer_passes() {
    assertThat(VersionRules.right(PASSED)).isEmpty();
    for (Verdict verdict : List.of(TO_DO, BROKEN, ENDED, refused("No."))) {
      assertThat(VersionRules.right(verdict)).isEqualTo("does not pass\n" + verdict.text());
    }
  }

  @Test
  void a_wrong_one_is_told_what_was_observed_and_then_its_own_belief() {
    assertThat(VersionRules.wrong(refused("It is 3.\n\nYou add."), "You add.")).isEmpty();
    for (String message : List.of("It is 3.", "You add.", "It is 3.\n\nYou multiply.")) {
      assertThat(VersionRules.wrong(refused(message), "You add."))
          .isEqualTo("is not told its own belief\n" + message);
    }
    assertThat(VersionRules.wrong(PASSED, "You add.")).startsWith("passes");
    assertThat(VersionRules.wrong(TO_DO, "You add.")).startsWith("has a TODO");
    assertThat(VersionRules.wrong(BROKEN, "You add.")).startsWith("does not compile\nX.java");
    assertThat(VersionRules.wrong(ENDED, "You add.")).startsWith("ends its JVM: your code");
    var thrown = new Failed(List.of(new Failure("a check", Cause.UNEXPECTED, "IOException")));
    assertThat(VersionRules.wrong(thrown, "You add.")).startsWith("no check refuses it");
  }
}
