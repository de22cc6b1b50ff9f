package workshop.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.TinyCourse;

/// What a reader's code may do to the JVM that it is checked in.
class OwnJvmTest {

  @TempDir Path root;
  private TinyCourse tiny;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @BeforeEach
  void make() throws Exception {
    tiny = new TinyCourse(root);
  }

  private String verdict(int seconds, String body) throws Exception {
    tiny.readerWrites(body);
    Exercise exercise = tiny.exercise();
    var out = new PrintStream(shown, true, UTF_8);
    return new OwnJvm(seconds).compileAndRun(exercise, exercise.file(), out).text();
  }

  private String verdict(String body) throws Exception {
    return verdict(TestRunner.SECONDS, body);
  }

  @Test
  void the_jvm_ends_whatever_threads_and_hooks_are_left() throws Exception {
    assertThat(
            verdict(
                """
                Runnable forever = () -> { while (true) Thread.onSpinWait(); };
                new Thread(forever).start();
                Runtime.getRuntime().addShutdownHook(new Thread(forever));
                return 2 * n;\
                """))
        .isEqualTo("Passed");
  }

  @Test
  void exit_and_halt_are_one_sentence() throws Exception {
    for (String end : new String[] {"System.exit(0);", "Runtime.getRuntime().halt(0);"}) {
      assertThat(verdict(end + " return 2 * n;"))
          .isEqualTo(
              "Not yet: your code ended its JVM, as System.exit and Runtime.halt do, and the check"
                  + " with it.");
    }
  }

  @Test
  void output_without_an_end_is_one_sentence() throws Exception {
    assertThat(verdict("while (true) System.out.println(n);"))
        .isEqualTo(
            "Not yet: your code printed more than 100,000 characters, and that ended the check.");
    assertThat(shown.size()).isEqualTo(ReadersOutput.LIMIT);
  }

  @Test
  void a_check_that_hangs_ends_and_so_does_the_run() throws Exception {
    assertThat(verdict(1, "while (true) Thread.onSpinWait();"))
        .isEqualTo(
            """
            Not yet: three makes six

              It hangs: it timed out after 1 second.
                at Exercise01_Twice.java:5
            """);
  }

  @Test
  void what_the_reader_prints_is_shown_and_the_verdict_has_its_own_line() throws Exception {
    assertThat(
            verdict(
                """
                System.out.println("hello"); System.err.print("and"); System.out.close(); return n;\
                """))
        .startsWith("Not yet: three makes six\n");
    assertThat(shown.toString(UTF_8)).isEqualTo("hello\nand\n");
    assertThat(verdict("System.setOut(null); return 2 * n;")).isEqualTo("Passed");
  }

  @Test
  void a_thread_that_dies_is_one_line() throws Exception {
    assertThat(
            verdict(
                """
                Thread t = new Thread(() -> { throw new IllegalStateException("gone"); }, "helper");
                t.start();
                try { t.join(); } catch (InterruptedException e) {}
                return 2 * n;\
                """))
        .isEqualTo("Passed");
    assertThat(shown.toString(UTF_8))
        .startsWith("Thread helper died: java.lang.IllegalStateException: gone\n");
  }

  @Test
  void a_part_with_the_preview_compiles_and_runs_its_exercises_with_it() throws Exception {
    String scope =
        """
        try (var scope = java.util.concurrent.StructuredTaskScope.open()) {
          var task = scope.fork(() -> 2 * n);
          scope.join();
          return task.get();
        } catch (InterruptedException e) {
          return 0;
        }\
        """;
    assertThat(verdict(scope)).contains("is a preview API and is disabled by default");
    tiny.write(
        "part01-tiny/pom.xml", "<maven.compiler.enablePreview>true</maven.compiler.enablePreview>");
    assertThat(verdict(scope)).isEqualTo("Passed");
  }

  @Test
  void versions_share_a_jvm_until_one_leaves_something_behind() throws Exception {
    String spinning = "while (true) Thread.onSpinWait();";
    var bodies =
        List.of(
            "",
            "",
            "new Thread(() -> { " + spinning + " }).start();",
            "Thread.startVirtualThread(() -> { " + spinning + " });",
            "java.util.concurrent.ForkJoinPool.commonPool().execute(() -> { " + spinning + " });",
            "System.setOut(null);",
            "Runtime.getRuntime().halt(0);",
            "");
    var versions = new ArrayList<Path>();
    for (String body : bodies) {
      tiny.readerWrites(
          "if (n == 3) System.out.println(%s);%n%s%nreturn 2 * n;".formatted(PID, body));
      Path classes = Files.createDirectory(root.resolve("version" + versions.size()));
      assertThat(Compiler.compile(tiny.exercise(), tiny.exercise().file(), classes)).isEmpty();
      versions.add(classes);
    }
    var out = new PrintStream(shown, true, UTF_8);
    List<Verdict> verdicts = new OwnJvm().runAll(tiny.exercise(), versions, out);
    assertThat(verdicts).hasSize(8);
    assertThat(verdicts.get(6)).isInstanceOf(Verdict.Ended.class);
    verdicts.remove(6);
    assertThat(verdicts).containsOnly(new Verdict.Passed());
    List<String> jvms = shown.toString(UTF_8).lines().toList();
    assertThat(jvms).as("the one that ends its JVM has its last word twice").hasSize(9);
    // To share is quicker, and depends on the machine; not to share what was disturbed is a must.
    assertThat(Set.copyOf(jvms)).hasSizeLessThan(9);
    for (int disturbed : List.of(2, 3, 4, 6, 7)) {
      assertThat(jvms.get(disturbed + 1)).isNotEqualTo(jvms.get(disturbed));
    }
  }

  private static final String PID = "ProcessHandle.current().pid()";
}
