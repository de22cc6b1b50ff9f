package workshop.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.TinyCourse;

class ExerciseRulesTest {

  @TempDir Path root;
  private TinyCourse tiny;

  @BeforeEach
  void one_part_with_steps_1_and_2a() throws Exception {
    tiny = new TinyCourse(root);
    tiny.write("part01-tiny/src/main/java/tiny/Step01_One.java", "");
    tiny.write("part01-tiny/src/main/java/tiny/Step02a_Two.java", "");
  }

  @Test
  void an_exercise_that_keeps_them() {
    assertThat(ExerciseRules.violations(tiny.exercise())).isEmpty();
    assertThat(ExerciseRules.strays(tiny.part)).isEmpty();
  }

  @Test
  void there_are_three_answers_of_each_kind_and_two_hints() throws Exception {
    Files.delete(root.resolve(TinyCourse.SOLUTION));
    Files.delete(root.resolve(TinyCourse.ANSWERS + "wrong/same-is-enough.java"));
    tiny.write(TinyCourse.HINTS, "Think of a sum.\n---\n\n");
    assertThat(ExerciseRules.violations(tiny.exercise()))
        .containsExactly(
            "has fewer right answers than 3",
            "has fewer wrong answers than 3",
            "has fewer hints than 2, with a line --- between them");
  }

  @Test
  void no_program_is_without_a_text_and_no_text_without_a_program() throws Exception {
    tiny.wrong("sums-are-better", "return n + 1;", "One more is not twice.");
    Files.delete(root.resolve(TinyCourse.ANSWERS + "wrong/sums-are-better.md"));
    tiny.write(TinyCourse.ANSWERS + "wrong/numbers-are-even.md", "Some are odd.");
    assertThat(ExerciseRules.violations(tiny.exercise()))
        .containsExactly("has no text wrong/sums-are-better.md for its program");
    assertThat(ExerciseRules.strays(tiny.part))
        .containsExactly(TinyCourse.ANSWERS + "wrong/numbers-are-even.md belongs to no exercise");
  }

  @Test
  void what_stands_elsewhere_belongs_to_no_exercise() throws Exception {
    String old = TinyCourse.EXERCISES + "answers/Exercise02_Old/hints.md";
    String lost = TinyCourse.EXERCISES + "src/main/java/Exercise01_Twice.java";
    tiny.write(old, "");
    tiny.write(lost, "");
    assertThat(ExerciseRules.strays(tiny.part))
        .containsExactly(lost + " belongs to no exercise", old + " belongs to no exercise");
  }

  @Test
  void steps_that_a_text_points_at_are_there() {
    for (String good :
        new String[] {
          "(step 1)", "Step 2a", "(part 1, step 2a)", "(part 1,\n/// step 2a)", "steps 1 and 2a"
        }) {
      assertThat(ExerciseRules.missing(tiny.part, good)).isEmpty();
    }
    assertThat(ExerciseRules.missing(tiny.part, "Compare step 2 with step 2a, and step 3."))
        .containsExactly(
            "There is no step 2 in part01-tiny; there are: 1 2a.",
            "There is no step 3 in part01-tiny; there are: 1 2a.");
    assertThat(ExerciseRules.missing(tiny.part, "steps 1 and 2")).hasSize(1);
    assertThat(ExerciseRules.missing(tiny.part, "(part 2, step 1)"))
        .containsExactly("There is no part 02; there are: part01-tiny.");
  }

  @Test
  void pointers_are_looked_at_in_texts_hints_exercise_and_test() throws Exception {
    tiny.wrong("same-is-enough", "return n;", "See step 3.");
    tiny.write(TinyCourse.HINTS, "See step 4.\n---\nThere is an operator for it.\n");
    tiny.write(TinyCourse.READERS, "/// Step 5 shows\n" + tiny.read(TinyCourse.READERS));
    tiny.write(TinyCourse.TEST, "// as step 6 does\n" + tiny.read(TinyCourse.TEST));
    assertThat(ExerciseRules.violations(tiny.exercise()))
        .allMatch(line -> line.startsWith("points nowhere in "))
        .hasSize(4);
  }
}
