package executors;

import static executors.Step06a_ADriverGetsAThreadForEachConnection.runIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import executors.Step06a_ADriverGetsAThreadForEachConnection.Answer;
import executors.Step06a_ADriverGetsAThreadForEachConnection.Kitchen;
import executors.heart.Heart;
import executors.heart.Loops;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30) // what a broken step waits for never comes
class Step06a_ADriverGetsAThreadForEachConnectionTest {
  private final EventLoop loop = Loops.newLoop("loop");
  private final ExecutorService threads =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("jdbc").factory());

  @TempDir Path folder;

  @AfterEach
  void close() {
    threads.close();
    loop.close();
  }

  @Test
  void a_query_runs_on_its_thread_and_its_answer_arrives_on_the_loop() throws Exception {
    try (var kitchen = new Kitchen(folder.resolve("kitchen"))) {
      assertThat(runIn(threads, () -> kitchen.eggs(Duration.ZERO), loop).get())
          .isEqualTo(new Answer<>("12 eggs", "jdbc", "loop"));
      assertThat(folder.resolve("kitchen.mv.db")).exists(); // it is on disk
    }
  }

  @Test
  void a_query_blocks_for_as_long_as_the_database_takes() throws Exception {
    try (var kitchen = new Kitchen(folder.resolve("kitchen"))) {
      long start = System.nanoTime();
      assertThat(kitchen.eggs(Duration.ofMillis(50))).isEqualTo("12 eggs");
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
    }
  }

  @Test
  void a_closed_kitchen_answers_nothing() throws Exception {
    var kitchen = new Kitchen(folder.resolve("kitchen"));
    kitchen.close();
    assertThatThrownBy(() -> kitchen.eggs(Duration.ZERO)).isInstanceOf(java.sql.SQLException.class);
  }

  @Test
  void the_loop_goes_on_meanwhile() throws Exception {
    Path file = Files.writeString(folder.resolve("note.txt"), "buy eggs");
    try (var heart = new Heart(loop, Duration.ofMillis(5))) {
      var answer =
          runIn(
              threads,
              () -> {
                heart.awaitBeats(3); // on the loop itself it would wait for ever
                return Files.readString(file);
              },
              loop);
      assertThat(answer.get()).isEqualTo(new Answer<>("buy eggs", "jdbc", "loop"));
    }
  }

  @Test
  void a_failure_arrives_as_what_it_was() {
    assertThatThrownBy(() ->
            runIn(
                    threads,
                    () -> {
                      throw new IOException("no such page");
                    },
                    loop)
                .get())
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessage("no such page");
  }

  @Test
  void and_it_arrives_on_the_loop() throws Exception {
    var mayFail = new CountDownLatch(1);
    CompletableFuture<Answer<String>> answer =
        runIn(
            threads,
            () -> {
              mayFail.await();
              throw new IOException("no such page");
            },
            loop);
    CompletableFuture<String> heardOn = answer.handle((_, _) -> Thread.currentThread().getName());
    mayFail.countDown();
    assertThat(heardOn.get()).isEqualTo("loop");
  }

  @Test
  void an_answer_says_in_words_where_it_was_and_is() {
    assertThat(new Answer<>("12 eggs", "jdbc", "loop"))
        .hasToString("12 eggs        ran on jdbc   arrived on loop");
  }
}
