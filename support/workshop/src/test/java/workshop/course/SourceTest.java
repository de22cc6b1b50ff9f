package workshop.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {

  private static final String TEXT =
      """
      package tiny;

      /// Opens, and
      /// goes `on`.
      ///
      ///     code
      final class Step01_Start {

        static final int LAPS = 3; // not four

        // Why not.
        static void main() {
          Flags.needs("--add-opens=java.base/java.lang=ALL-UNNAMED");
          String named = "--not-that";
          Flags.needs(named);
          run(LAPS); // Flags.needs("--not-this");
        }

        /// Documented.
        ///
        /// @param laps laps
        @Deprecated
        static String run(int laps) {
          return \"""
              }
            half { a brace
            \""";
        }

        /** Old style. */
        static String run() {
          Flags.needs("--enable-preview");
          return run(LAPS);
        }

        /// A box.
        record Box<T>(T value) {
          /// Inside it stays.
          void open() {}
        }

        enum Way {
          IN,
          OUT
        }
      }

      interface Other {
        void other();
      }
      """;

  @TempDir Path folder;
  private Source source;

  @BeforeEach
  void parse() throws Exception {
    source = new Source(Files.writeString(folder.resolve("Step01_Start.java"), TEXT));
  }

  @Test
  void a_method_without_its_documentation_at_the_margin() {
    assertThat(source.member("main"))
        .isEqualTo(
            """
            static void main() {
              Flags.needs("--add-opens=java.base/java.lang=ALL-UNNAMED");
              String named = "--not-that";
              Flags.needs(named);
              run(LAPS); // Flags.needs("--not-this");
            }\
            """);
  }

  @Test
  void overloads_together_whatever_braces_are_in_their_strings() {
    assertThat(source.member("run"))
        .isEqualTo(
            """
            @Deprecated
            static String run(int laps) {
              return \"""
                  }
                half { a brace
                \""";
            }

            static String run() {
              Flags.needs("--enable-preview");
              return run(LAPS);
            }\
            """);
  }

  @Test
  void a_field_with_the_remark_on_its_line() {
    assertThat(source.member("LAPS")).isEqualTo("static final int LAPS = 3; // not four");
  }

  @Test
  void nested_types_and_what_is_in_them() {
    assertThat(source.member("Box"))
        .isEqualTo(
            """
            record Box<T>(T value) {
              /// Inside it stays.
              void open() {}
            }\
            """);
    assertThat(source.member("Box.open")).isEqualTo("void open() {}");
    assertThat(source.member("Way")).isEqualTo("enum Way {\n  IN,\n  OUT\n}");
    assertThat(source.member("Step01_Start.Box.open")).isEqualTo("void open() {}");
  }

  @Test
  void a_type_at_the_top_and_what_is_in_it() {
    assertThat(source.member("Other")).isEqualTo("interface Other {\n  void other();\n}");
    assertThat(source.member("other")).isEqualTo("void other();");
    assertThat(source.member("Step01_Start")).startsWith("final class Step01_Start {\n\n  static");
  }

  @Test
  void a_member_that_is_not_there_is_named() {
    for (String name : new String[] {"start", "Box.shut", "open", "Way.run"}) {
      assertThatThrownBy(() -> source.member(name))
          .isInstanceOf(UserException.class)
          .hasMessage("There is no " + name + " in Step01_Start.java.");
    }
  }

  @Test
  void the_paragraphs_of_the_first_types_documentation() throws Exception {
    assertThat(source.documentation()).containsExactly("Opens, and goes `on`.", "code");
    Path none = Files.writeString(folder.resolve("None.java"), "package tiny;");
    assertThat(new Source(none).documentation()).containsExactly("");
  }

  @Test
  void the_methods_are_in_the_order_of_the_source() {
    assertThat(source.methods()).containsExactly("main", "run", "run", "open", "other");
  }

  @Test
  void the_flags_are_those_of_calls_and_not_of_comments() {
    assertThat(source.flags())
        .containsExactly("--add-opens=java.base/java.lang=ALL-UNNAMED", "--enable-preview");
  }

  @Test
  void a_file_that_is_no_java_is_a_problem() throws Exception {
    Path file = Files.writeString(folder.resolve("Broken.java"), "class Broken { void }");
    assertThatThrownBy(() -> new Source(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Broken.java:1: error: ");
  }
}
