package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import miniredis.Step01_ALineProtocolInAHundredLines.Server;
import miniredis.cli.LineClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Step 1 in both languages, with the same clients.
final class AsyncioLineServerTest {

  private static final Path PROGRAM = Path.of("asyncio/line_server.py");

  /// Needs a python3. Where the real Redis is installed, there is one.
  @Test
  @Tag("oracle")
  void asyncio_and_netty_answer_the_same() throws Exception {
    var process = new ProcessBuilder("python3", PROGRAM.toString(), "0").start();
    try (var server = new Server(0);
        BufferedReader log = process.inputReader()) {
      int port = Integer.parseInt(log.readLine().replace("port ", ""));
      List<String> asyncio = answers(port);
      assertThat(asyncio).isEqualTo(answers(server.port()));
      assertThat(log.readLine()).isEqualTo("client 1: PUT tea green  OK");
    } finally {
      process.destroy();
    }
  }

  private static List<String> answers(int port) throws IOException {
    List<String> answers = new ArrayList<>();
    try (var one = new LineClient(port);
        var two = new LineClient(port)) {
      for (String line : List.of("PUT tea green", "PUT poem one two", "GET", "tea, please", "")) {
        answers.add(one.ask(line));
      }
      for (String line : List.of("GET tea", "GET poem", "DEL tea", "DEL tea", "GET tea", "PUT a")) {
        answers.add(two.ask(line));
      }
      two.send("GET po");
      answers.add(two.ask("em"));
      answers.add(one.quit());
      answers.add(two.ask("GET poem"));
    }
    return answers;
  }

  @Test
  void the_readme_shows_its_coroutine() throws IOException {
    String program = Files.readString(PROGRAM);
    int begin = program.indexOf("async def talk");
    assertThat(Files.readString(Path.of("README.md")))
        .contains(program.substring(begin, program.indexOf("\n\n\ndef answer")));
  }
}
