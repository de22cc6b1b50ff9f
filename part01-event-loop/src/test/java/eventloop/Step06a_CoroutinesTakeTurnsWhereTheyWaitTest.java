package eventloop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.loop.FakeTime;
import eventloop.loop.HandmadeLoop;
import java.util.ArrayList;
import java.util.List;
import lesson.Jdk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step06a_CoroutinesTakeTurnsWhereTheyWaitTest {

  private static final List<String> TURNS =
      List.of("a looks", "a thinks", "b looks", "b thinks", "a acts", "b acts");

  private final FakeTime time = new FakeTime(0);
  private final HandmadeLoop loop =
      new HandmadeLoop(
          time,
          time,
          failure -> {
            throw new AssertionError(failure);
          });

  @Test
  void two_coroutines_take_turns_where_they_wait_and_nowhere_else() {
    assertThat(Step06a_CoroutinesTakeTurnsWhereTheyWait.turns(loop)).isEqualTo(TURNS);
  }

  /// The supported way to one thread: the JDK's own scheduler, made as narrow as that.
  @Test
  void the_jdks_scheduler_takes_the_same_turns_when_it_has_one_thread() throws Exception {
    var java =
        new ProcessBuilder(
                Jdk.tool("java"),
                "-XX:TieredStopAtLevel=1",
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                "-cp",
                System.getProperty("java.class.path"),
                OnTheJdksScheduler.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(new String(java.getInputStream().readAllBytes(), US_ASCII).strip())
        .isEqualTo("" + TURNS);
    assertThat(java.waitFor()).isZero();
  }

  static final class OnTheJdksScheduler {
    static void main() throws InterruptedException {
      var notes = new ArrayList<String>();
      var threads = Thread.ofVirtual();
      // Both are started on the one carrier, so neither runs before the other is there.
      threads
          .start(() -> {
            var a =
                threads.start(
                    () -> Step06a_CoroutinesTakeTurnsWhereTheyWait.lookThinkAct("a", notes));
            var b =
                threads.start(
                    () -> Step06a_CoroutinesTakeTurnsWhereTheyWait.lookThinkAct("b", notes));
            join(a);
            join(b);
          })
          .join();
      System.out.println(notes);
    }

    private static void join(Thread thread) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
