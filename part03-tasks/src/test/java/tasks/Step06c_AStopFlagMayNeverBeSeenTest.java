package tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step06c_AStopFlagMayNeverBeSeen.plainFlag;
import static tasks.Step06c_AStopFlagMayNeverBeSeen.volatileFlag;

import java.io.IOException;
import java.time.Duration;
import lesson.Jdk;
import org.junit.jupiter.api.Test;

/// What the compiler does to a flag shows only in a JVM with the default flags: a child process.
/// (This one runs without C2.) When the loop is compiled is the JVM's business, so the child tries
/// again, twice as long each time, until a flag is not seen.
class Step06c_AStopFlagMayNeverBeSeenTest {

  static final class Child {
    static void main(String[] args) throws InterruptedException {
      boolean plain = args[0].equals("plain");
      // A flag that is read is seen whenever its thread next runs: on a busy machine, not at once.
      Duration patience = Duration.ofSeconds(plain ? 1 : 60);
      int tries = plain ? 9 : 5; // 0.1 s, 0.2 s, ... 25.6 s
      for (int i = 0; i < tries; i++) {
        Duration running = Duration.ofMillis(100L << i);
        if (!(plain ? plainFlag(running, patience) : volatileFlag(running, patience))) {
          System.out.print("not seen");
          return;
        }
      }
      System.out.print("seen every time");
    }
  }

  private static String fate(String flag) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Jdk.tool("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                flag)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }

  @Test
  void a_compiled_loop_never_reads_a_plain_flag_again() throws Exception {
    assertThat(fate("plain")).isEqualTo("not seen");
  }

  @Test
  void it_reads_a_volatile_flag_every_time() throws Exception {
    assertThat(fate("volatile")).isEqualTo("seen every time");
  }

  @Test
  void without_that_compiler_both_stop() throws Exception {
    // As this JVM runs: see the root pom.
    Duration untilCompiled = Duration.ofMillis(300);
    Duration enough = Duration.ofSeconds(60);
    assertThat(plainFlag(untilCompiled, enough)).isTrue();
    assertThat(volatileFlag(untilCompiled, enough)).isTrue();
  }
}
