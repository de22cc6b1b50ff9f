package workshop.exercise;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The checks are stand-ins: `cat`, which ends when the test closes its input.
class WatchTest {

  @TempDir Path folder;
  private final BlockingQueue<Process> checks = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private Path file;
  private Thread watching;

  @BeforeEach
  void watch() throws Exception {
    file = Files.createDirectory(folder.resolve("tiny")).resolve("Exercise01_Twice.java");
    Files.writeString(file, "1");
    var out =
        new PrintStream(new ByteArrayOutputStream()) {
          @Override
          public void println(String line) {
            said.add(line);
          }
        };
    var watch =
        new Watch(
            folder,
            "tiny/src",
            () -> {
              var check = new ProcessBuilder("cat").start();
              checks.add(check);
              return check;
            },
            out);
    watching =
        Thread.ofPlatform()
            .start(() -> {
              try {
                watch.run();
              } catch (Exception e) {
                said.add(e.getClass().getSimpleName());
              }
            });
  }

  @AfterEach
  void end() throws Exception {
    watching.interrupt();
    watching.join();
    checks.forEach(Process::destroyForcibly);
  }

  private Process nextCheck() throws InterruptedException {
    Process check = checks.poll(30, SECONDS);
    assertThat(check).as("a check is started").isNotNull();
    return check;
  }

  private void assertWaiting() throws InterruptedException {
    assertThat(said.poll(30, SECONDS)).isEqualTo("\nWaiting for a save in tiny/src (Ctrl-C ends)");
  }

  @Test
  void it_checks_at_once_and_then_says_what_it_waits_for() throws Exception {
    nextCheck().getOutputStream().close();
    assertWaiting();
    assertThat(checks).isEmpty();
  }

  @Test
  void it_checks_again_after_a_save_of_either_kind() throws Exception {
    nextCheck().getOutputStream().close();
    assertWaiting();
    Files.writeString(file, "2", StandardOpenOption.APPEND);
    nextCheck().getOutputStream().close();
    assertWaiting();
    Path fresh = Files.writeString(folder.resolve("fresh~"), "333");
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    nextCheck().getOutputStream().close();
    assertWaiting();
    assertThat(checks).isEmpty();
  }

  @Test
  void a_file_that_comes_or_goes_is_a_save_too() throws Exception {
    nextCheck().getOutputStream().close();
    Path other = Files.writeString(folder.resolve("Exercise02_Again.java"), "");
    nextCheck().getOutputStream().close();
    Files.delete(other);
    nextCheck();
  }

  @Test
  void a_newer_save_ends_the_check_that_is_running() throws Exception {
    Process first = nextCheck();
    Files.writeString(file, "2", StandardOpenOption.APPEND);
    Process second = nextCheck();
    assertThat(first.isAlive()).isFalse();
    assertThat(second.isAlive()).isTrue();
  }

  @Test
  void when_it_ends_so_does_the_check_that_is_running() throws Exception {
    Process check = nextCheck();
    watching.interrupt();
    watching.join();
    assertThat(check.isAlive()).isFalse();
    assertThat(said.poll()).isEqualTo("InterruptedException");
  }
}
