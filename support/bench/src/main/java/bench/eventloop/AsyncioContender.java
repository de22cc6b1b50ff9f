package bench.eventloop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/// asyncio's loop, in a process of its own. What runs there is `asyncio_contender.py`, among the
/// resources.
final class AsyncioContender implements Contender {

  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;
  private final String version;
  private final int echoPort;

  private AsyncioContender(Process process, BufferedReader answers, String version, int echoPort) {
    this.process = process;
    this.version = version;
    this.commands = process.outputWriter(UTF_8);
    this.answers = answers;
    this.echoPort = echoPort;
  }

  /// Empty where there is no such command as `python`, or it ends without having begun, as that of
  /// a system does which only offers to install one.
  static Optional<Contender> start(String python) throws IOException {
    String script;
    try (var file = AsyncioContender.class.getResourceAsStream("asyncio_contender.py")) {
      script = new String(file.readAllBytes(), UTF_8);
    }
    Process process;
    try {
      process =
          new ProcessBuilder(python, "-c", script)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      return Optional.empty();
    }
    BufferedReader answers = process.inputReader(UTF_8);
    String line = answers.readLine();
    if (line == null) {
      return Optional.empty();
    }
    String[] versionAndPort = line.split(" ", 2);
    return Optional.of(
        new AsyncioContender(
            process, answers, versionAndPort[0], Integer.parseInt(versionAndPort[1])));
  }

  @Override
  public String name() {
    return "asyncio, Python " + version;
  }

  @Override
  public long chain(int count) throws IOException {
    return ask("chain", count);
  }

  @Override
  public long burst(int count) throws IOException {
    return ask("burst", count);
  }

  @Override
  public long timers(int count) throws IOException {
    return ask("timers", count);
  }

  @Override
  public int echoPort() {
    return echoPort;
  }

  private long ask(String work, int count) throws IOException {
    commands.write(work + " " + count + "\n");
    commands.flush();
    return answer();
  }

  private long answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("Python has ended; what it said is above");
    }
    return Long.parseLong(line);
  }

  @Override
  public void close() throws IOException {
    commands.close(); // where its input ends, it ends
    process.onExit().join();
  }
}
