package workshop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import workshop.course.Course;
import workshop.course.Part;
import workshop.exercise.Exercise;

/// A made-up course in a temporary folder: one part with one exercise and no step.
public final class TinyCourse {

  public static final String EXERCISES = "part01-tiny/exercises/";
  public static final String ANSWERS = EXERCISES + "answers/Exercise01_Twice/";
  public static final String READERS = EXERCISES + "src/main/java/tiny/Exercise01_Twice.java";
  public static final String TEST = EXERCISES + "src/test/java/tiny/Exercise01_TwiceTest.java";
  public static final String SOLUTION = ANSWERS + "right/a-product.java";
  public static final String HINTS = ANSWERS + "hints.md";
  public static final String README = "part01-tiny/README.md";

  public final Path root;
  public final Course course;
  public final Part part;

  public TinyCourse(Path root) throws IOException {
    this.root = root;
    write("pom.xml", "<project/>");
    write("part01-tiny/target/classpath", "");
    Files.createDirectories(root.resolve("part01-tiny/target/classes"));
    course = new Course(root);
    part = course.part("1");
    write(READERS, twice("throw new UnsupportedOperationException(\"TODO: double the number\");"));
    write(
        TEST,
        """
        package tiny;

        import exercise.Verdict;
        import org.junit.jupiter.api.Test;

        class Exercise01_TwiceTest {

          private final Verdict verdict = new Verdict(Exercise01_Twice.class);

          @Test
          void three_makes_six() {
            switch (Exercise01_Twice.twice(3)) {
              case 6 -> {}
              case 3 -> throw verdict.refuse("It is 3 again.", "same-is-enough");
              case 9 -> throw verdict.refuse("It is 9.", "twice-is-squared");
              default -> throw verdict.refuse("It is another number.");
            }
          }

          @Test
          void a_negative_number_too() {
            if (Exercise01_Twice.twice(-1) != -2) {
              throw verdict.refuse("Twice -1 is not -2.", "numbers-are-positive");
            }
          }
        }
        """);
    write(HINTS, "Think of a sum.\n---\nThere is an operator for it (step 1).\n");
    right("a-product", "return 2 * n;");
    right("a-sum", "return n + n;");
    right("a-shift", "return n << 1;");
    wrong("same-is-enough", "return n;", "Not even once (step 1).");
    wrong("twice-is-squared", "return n * n;", "Twice is no square (step 1).");
    wrong("numbers-are-positive", "return Math.abs(2 * n);", "Some are negative.");
  }

  public static String twice(String body) {
    return """
    package tiny;

    final class Exercise01_Twice {
      static int twice(int n) {
        %s
      }
    }
    """
        .formatted(body);
  }

  public Exercise exercise() {
    return Exercise.of(part, "1");
  }

  public void right(String how, String body) throws IOException {
    write(ANSWERS + "right/" + how + ".java", twice(body));
  }

  public void wrong(String belief, String body, String text) throws IOException {
    write(ANSWERS + "wrong/" + belief + ".java", twice(body));
    write(ANSWERS + "wrong/" + belief + ".md", text + "\n");
  }

  /// What the reader's method does from now on.
  public void readerWrites(String body) throws IOException {
    write(READERS, twice(body));
  }

  public Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  public String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  /// Adds a step, and compiles it.
  public Path step(String name, String members) throws IOException {
    Path file =
        write(
            "part01-tiny/src/main/java/tiny/" + name + ".java",
            "package tiny;\n\nfinal class " + name + " {\n" + members.indent(2) + "}\n");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", root + "/part01-tiny/target/classes", file.toString());
    if (result != 0) {
      throw new IllegalArgumentException(members);
    }
    return file;
  }

  /// A step that prints these lines, whatever the times in them say.
  public void stepPrints(String name, String... lines) throws IOException {
    var main = new StringBuilder("static void main() {\n");
    for (String line : lines) {
      main.append("  System.out.println(\"").append(line).append("\");\n");
    }
    step(name, main + "}");
  }

  public record Outcome(boolean well, String output) {}

  /// Runs a command in this JVM.
  public Outcome run(String... args) throws IOException, InterruptedException {
    var bytes = new ByteArrayOutputStream();
    boolean well = new Workshop(course, new PrintStream(bytes, true, UTF_8)).run(List.of(args));
    return new Outcome(well, bytes.toString(UTF_8));
  }
}
