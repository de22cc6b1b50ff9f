package lesson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagsTest {

  private static final String FLAG = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  /// Does what needs the flag, and says how often a JVM got this far.
  static final class NeedsTheFlag {
    static void main(String[] args) throws Exception {
      Flags.needs(FLAG);
      Thread.class.getDeclaredMethod("exit").setAccessible(true);
      System.out.println("ran with " + String.join(" ", args));
      System.exit(args.length);
    }
  }

  private record Outcome(int exit, String output) {}

  private static Outcome run(String... flags) throws Exception {
    var command = new ArrayList<String>();
    command.add(Jdk.tool("java"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(NeedsTheFlag.class.getName(), "two", "words"));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  @Test
  void without_the_flag_it_starts_itself_again_with_it() throws Exception {
    assertThat(run()).isEqualTo(new Outcome(2, "ran with two words\n"));
  }

  @Test
  void with_the_flag_it_runs() throws Exception {
    assertThat(run(FLAG)).isEqualTo(new Outcome(2, "ran with two words\n"));
  }

  @Test
  void under_a_debugger_it_names_the_flag() throws Exception {
    var outcome = run("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.output())
        .contains("Add " + FLAG + " to the VM options of this run to debug it.\n")
        .doesNotContain("ran with");
  }
}
