package bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lesson.Jdk;

/// Part 4's step 5 and the same with aiohttp: so many requests, each answered after 0.1 s, 500 in
/// flight. The server is a process of its own, the same for both.
///
/// A round runs each program once, one after the other, with the JVM's default flags. Cold, the
/// figure is how long the whole process lives; warm, what the program says of the last of three
/// times that it sends all requests.
record GatherHttp(int requests, boolean warm) {

  static final Map<String, GatherHttp> KNOWN =
      Map.of(
          "Gather10000", new GatherHttp(10_000, false),
          "Gather10000Warm", new GatherHttp(10_000, true));

  static final int PAIRS = 9;
  static final String UNIT = "s";

  private static final int AT_MOST = 500;
  private static final Pattern TOOK = Pattern.compile("requests in ([\\d.]+) s\\b");
  private static final Pattern URL = Pattern.compile("http://\\S+");
  private static final String PART = "part04-gather";

  Map<String, List<Double>> measure(int rounds, PrintStream progress)
      throws IOException, InterruptedException {
    String python = python();
    var rows = new LinkedHashMap<String, List<Double>>();
    Process server = startServer();
    try (var said = server.inputReader()) {
      String url = url(said.readLine());
      var programs = new LinkedHashMap<String, List<String>>();
      programs.put(versions(python) + Table.BASELINE, aiohttp(python, url));
      programs.put("virtual threads, OkHttp", step5(url));
      for (int round = 1; round <= rounds; round++) {
        progress.printf("%d requests: round %d of %d%n", requests, round, rounds);
        for (var program : programs.entrySet()) {
          rows.computeIfAbsent(program.getKey(), _ -> new ArrayList<>())
              .add(figure(program.getValue()));
        }
      }
    } finally {
      server.destroy();
    }
    return rows;
  }

  private double figure(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    String output = Programs.run(command);
    double whole = (System.nanoTime() - start) / 1e9;
    double last = lastSeconds(output); // cold too: a program that does not tell it has failed
    return warm ? last : whole;
  }

  /// What the program says of the last time that it sent all requests.
  static double lastSeconds(String output) throws IOException {
    return TOOK.matcher(output)
        .results()
        .mapToDouble(result -> Double.parseDouble(result.group(1)))
        .reduce((_, last) -> last)
        .orElseThrow(() -> new IOException("no figure in: " + output.strip()));
  }

  /// Where the server is, from the line that it says when it is ready.
  static String url(String line) throws IOException {
    var url = URL.matcher(line == null ? "" : line);
    if (!url.find()) {
      throw new IOException("the server did not start: " + line);
    }
    return url.group() + "count?delay=0.1";
  }

  /// The python3 of the path may be another one than the one for which aiohttp was installed.
  private static String python() throws IOException, InterruptedException {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      try {
        Programs.run(List.of(python, "-c", "import aiohttp"));
        return python;
      } catch (IOException e) {
        // There is no such python3, or it has no aiohttp.
      }
    }
    throw new IOException("no python3 here has aiohttp: install it (Debian: python3-aiohttp)");
  }

  private static String versions(String python) throws IOException, InterruptedException {
    String print = "import aiohttp, platform as p; print(aiohttp.__version__, p.python_version())";
    String[] versions = Programs.run(List.of(python, "-c", print)).strip().split(" ", 2);
    return "aiohttp %s, Python %s".formatted(versions[0], versions[1]);
  }

  private List<String> aiohttp(String python, String url) {
    String program = "support/bench/src/main/resources/bench/gather_http.py";
    return List.of(python, program, "" + requests, "" + AT_MOST, times(), url);
  }

  private List<String> step5(String url) throws IOException {
    var command = new ArrayList<>(java());
    command.addAll(List.of("--enable-preview", "-cp", Programs.classPath(PART)));
    command.add("gather.Step05_TenThousandRequests");
    command.addAll(List.of("" + requests, "" + AT_MOST, times(), url));
    return command;
  }

  private String times() {
    return warm ? "3" : "1";
  }

  private static Process startServer() throws IOException {
    var command = new ArrayList<>(java());
    command.addAll(List.of("-cp", Programs.classPath(PART), "httpserver.Main", "0"));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static List<String> java() {
    return List.of(Jdk.tool("java"));
  }
}
