package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lesson.Jdk;

/// Requests a second of two Redis servers under `redis-benchmark`: 50 clients, each with so many
/// requests under way. Both servers run all the time. A leg is one command with one length of
/// pipeline; in each round both servers are asked for it, one right after the other, and the other
/// one first in the next round. The first round only warms them up.
///
/// @param baseline what the others are divided by
/// @param legs the commands, as `redis-benchmark -t` names them
record RedisRequests(Contender baseline, Contender other, List<String> legs) {

  static final int ROUNDS = 5;

  private static final int[] PIPELINES = {1, 16, 64};
  private static final List<String> ALL =
      List.of("set", "get", "incr", "lpush", "sadd", "hset", "zadd", "lrange_100");

  /// A server to start: its name in the table, and its command, which may print its port in its
  /// first line.
  ///
  /// @param port 0, if it prints it
  record Contender(String name, List<String> command, int port) {}

  static final Map<String, RedisRequests> KNOWN =
      Map.of(
          "MiniRedis", new RedisRequests(redisServer(), java("mini-redis", "loop"), ALL),
          "MiniRedisFronts",
              new RedisRequests(
                  java("one loop", "loop"),
                  java("a virtual thread a connection", "threads"),
                  List.of("set", "get", "incr")),
          "MiniRedisTransports",
              new RedisRequests(
                  java("nio", "loop", "nio"),
                  java("io_uring", "loop", "io_uring"),
                  List.of("set", "get")));

  private static Contender redisServer() {
    int port = 7379;
    return new Contender(
        "redis-server",
        List.of(
            "redis-server",
            "--port",
            "" + port,
            "--save",
            "",
            "--appendonly",
            "no",
            "--dbfilename",
            "none.rdb"),
        port);
  }

  /// @param arguments of `miniredis.server.Fronts`
  private static Contender java(String name, String... arguments) {
    return new Contender(name, List.of(arguments), 0);
  }

  /// One leg: the command, the pipeline, and the requests a second of each round.
  private record Leg(String command, int pipeline, List<Double> baseline, List<Double> other) {}

  /// Measures all legs, and returns a Markdown table.
  String measure(PrintStream progress) throws IOException, InterruptedException {
    var processes = new ArrayList<Process>();
    try {
      int one = start(baseline, processes);
      int two = start(other, processes);
      List<Leg> measured = allLegs();
      for (int round = 0; round <= ROUNDS; round++) {
        progress.printf("%s and %s: round %d of %d%n", baseline.name, other.name, round, ROUNDS);
        for (Leg leg : measured) {
          boolean baselineFirst = round % 2 == 0;
          double first = run(leg, baselineFirst ? one : two);
          double second = run(leg, baselineFirst ? two : one);
          if (round > 0) {
            leg.baseline.add(baselineFirst ? first : second);
            leg.other.add(baselineFirst ? second : first);
          }
        }
      }
      return markdown(measured);
    } finally {
      processes.forEach(Process::destroy);
    }
  }

  private List<Leg> allLegs() {
    var all = new ArrayList<Leg>();
    for (int pipeline : PIPELINES) {
      for (String command : legs) {
        all.add(new Leg(command, pipeline, new ArrayList<>(), new ArrayList<>()));
      }
    }
    return all;
  }

  /// @return its port
  private static int start(Contender contender, List<Process> processes)
      throws IOException, InterruptedException {
    List<String> command = contender.port > 0 ? contender.command : javaCommand(contender.command);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    processes.add(process);
    BufferedReader said = process.inputReader();
    String line = said.readLine();
    if (line == null) {
      throw new IOException(contender.name + " did not start");
    }
    Thread.ofVirtual().start(() -> readToTheEnd(said)); // or it would wait for a reader
    if (contender.port == 0) {
      return Integer.parseInt(line.strip());
    }
    TimeUnit.SECONDS.sleep(1); // it listens a moment after its first line
    if (!process.isAlive()) { // or what is measured, and emptied, would be another one
      throw new IOException(
          contender.name + " did not start: is port " + contender.port + " taken?");
    }
    return contender.port;
  }

  private static void readToTheEnd(BufferedReader said) {
    try {
      said.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // the process was destroyed
    }
  }

  /// With the flags of `make mini-redis`.
  private static List<String> javaCommand(List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Jdk.tool("java"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-XX:+UseSerialGC");
    if (System.getProperty("os.name").equals("Linux")) {
      command.add("-XX:+UseTransparentHugePages");
    }
    command.add("-XX:+UseCompactObjectHeaders");
    command.add("-cp");
    command.add(Programs.classPath("part08-mini-redis"));
    command.add("miniredis.server.Fronts");
    command.addAll(arguments);
    return command;
  }

  /// @return requests a second
  private static double run(Leg leg, int port) throws IOException, InterruptedException {
    String emptied = call(port, List.of("redis-cli", "-p", "" + port, "flushall")).strip();
    if (!emptied.equals("OK")) { // with which redis-cli is content
      throw new IOException("FLUSHALL on port %d: %s".formatted(port, emptied));
    }
    int requests =
        leg.pipeline == 1 ? 50_000 : leg.command.startsWith("lrange") ? 100_000 : 500_000;
    String output =
        call(
            port,
            List.of(
                "redis-benchmark",
                "--csv",
                "-p",
                "" + port,
                "-c",
                "50",
                "-r",
                "100000",
                "-P",
                "" + leg.pipeline,
                "-n",
                "" + requests,
                "-t",
                leg.command));
    return requestsASecond(output);
  }

  /// The last line of the CSV has it in its second column; LRANGE fills its list first.
  static double requestsASecond(String csv) throws IOException {
    String[] lines = csv.strip().split("\n", -1);
    String[] columns = lines[lines.length - 1].split(",", -1);
    try {
      return Double.parseDouble(columns[1].replace("\"", ""));
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("no figure in: " + csv.strip(), e);
    }
  }

  private static String call(int port, List<String> command)
      throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException(
          command.getFirst() + " is not here: install it (Debian: redis-tools)", e);
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          "%s on port %d: %s".formatted(command.getFirst(), port, output.strip()));
    }
    return output;
  }

  private String markdown(List<Leg> measured) {
    var text = new StringBuilder();
    text.append(
        "| command | pipeline | %s, requests/s | %s, requests/s | ratio | min – max |\n"
            .formatted(baseline.name, other.name));
    text.append("|---|---:|---:|---:|---:|---:|\n");
    for (Leg leg : measured) {
      var ratio = Table.Spread.of(Table.ratios(leg.other, leg.baseline));
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %,.0f | %,.0f | %.2f | %.2f – %.2f |\n",
              leg.command.toUpperCase(Locale.ROOT),
              leg.pipeline,
              Table.Spread.of(leg.baseline).median(),
              Table.Spread.of(leg.other).median(),
              ratio.median(),
              ratio.min(),
              ratio.max()));
    }
    return text.toString();
  }
}
