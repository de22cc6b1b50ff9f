package bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lesson.Jdk;

/// What JMH can't measure: whole programs. Part 3's step 8 and the same in asyncio start so many
/// tasks that sleep for up to 10 s, and tell how long past the longest sleep they were done.
///
/// A round runs each once, one after the other, in a process of its own, with the JVM's default
/// flags. The programs have two digits after the point.
record TaskCount(int tasks) {

  static final Map<String, TaskCount> KNOWN =
      Map.of("TaskCount10000", new TaskCount(10_000), "TaskCount100000", new TaskCount(100_000));

  static final String UNIT = "s past the longest sleep";

  private static final Pattern PAST = Pattern.compile("(-?[\\d.]+) seconds past the longest sleep");

  Map<String, List<Double>> measure(int rounds, PrintStream progress)
      throws IOException, InterruptedException {
    var programs = new LinkedHashMap<String, List<String>>();
    var python = Programs.run(List.of("python3", "--version")).strip();
    programs.put("asyncio, " + python + Table.BASELINE, asyncio());
    programs.put("virtual threads", step8("virtual"));
    programs.put("netty event loop", step8("loop"));
    var rows = new LinkedHashMap<String, List<Double>>();
    for (int round = 1; round <= rounds; round++) {
      progress.printf("%d tasks: round %d of %d%n", tasks, round, rounds);
      for (var program : programs.entrySet()) {
        rows.computeIfAbsent(program.getKey(), _ -> new ArrayList<>())
            .add(secondsPast(Programs.run(program.getValue())));
      }
    }
    return rows;
  }

  private List<String> asyncio() {
    return List.of(
        "python3", "support/bench/src/main/resources/bench/task_count.py", "" + tasks, "10");
  }

  private List<String> step8(String kind) throws IOException {
    return List.of(
        Jdk.tool("java"),
        "-cp",
        Programs.classPath("part03-tasks"),
        "tasks.Step08_TenThousandTasksEndWithTheLongest",
        "--task-count",
        "" + tasks,
        "--kind",
        kind);
  }

  /// A program that ends without that line has failed, whatever its exit code.
  static double secondsPast(String output) throws IOException {
    var past = PAST.matcher(output);
    if (!past.find()) {
      throw new IOException("no figure in: " + output.strip());
    }
    return Double.parseDouble(past.group(1));
  }
}
