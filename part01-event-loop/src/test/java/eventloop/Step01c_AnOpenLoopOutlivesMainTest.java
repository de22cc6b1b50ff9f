package eventloop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.netty.Loops;
import java.time.Duration;
import lesson.Jdk;
import org.junit.jupiter.api.Test;

class Step01c_AnOpenLoopOutlivesMainTest {

  @Test
  void the_program_ends_when_its_loop_is_closed_and_not_when_main_returns() throws Exception {
    var program = run(Step01c_AnOpenLoopOutlivesMain.class);
    try {
      assertThat(program.waitFor(30, SECONDS)).isTrue();
      assertThat(program.exitValue()).isZero();
      assertThat(program.inputReader().lines())
          .satisfiesExactly(
              line -> assertThat(line).endsWith("main      main makes a loop, and returns"),
              line ->
                  assertThat(line)
                      .endsWith("loop      main has ended, and the JVM lives as long as [loop]"),
              line -> assertThat(line).endsWith("loop      the loop closes itself"));
    } finally {
      program.destroy();
    }
  }

  @Test
  void a_program_that_never_closes_its_loop_does_not_end() throws Exception {
    var program = run(Forgetful.class);
    try {
      assertThat(program.inputReader().readLine()).endsWith("lives as long as [loop]");
      assertThat(program.waitFor(200, MILLISECONDS)).isFalse();
    } finally {
      program.destroy();
    }
  }

  static final class Forgetful {
    static void main() {
      Step01c_AnOpenLoopOutlivesMain.goOnAfter(
          Thread.currentThread(), Loops.newLoop("loop"), Duration.ZERO, () -> {});
    }
  }

  private static Process run(Class<?> program) throws Exception {
    return new ProcessBuilder(
            Jdk.tool("java"), "-cp", System.getProperty("java.class.path"), program.getName())
        .redirectErrorStream(true)
        .start();
  }
}
