package bench.eventloop;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One kind of work that a loop does, and how much of it: so much that a round takes less than a
/// tenth of a second. Python is given less of it.
///
/// The contenders take turns within each round. Both loops in Java run in this JVM, one after the
/// other, and asyncio's in a process of its own. Python has no compiler to warm up.
public record LoopWork(String op, int inJava, int inPython, Job job) {

  /// Nanoseconds for `count` of it.
  @FunctionalInterface
  interface Job {
    long nanos(Contender contender, int count) throws Exception;
  }

  public static final Map<String, LoopWork> KNOWN =
      Map.of(
          "LoopCallback",
          new LoopWork("callback", 4_000_000, 40_000, Contender::chain),
          "LoopBurst",
          new LoopWork("callback", 4_000_000, 100_000, Contender::burst),
          "LoopTimer",
          new LoopWork("timer", 100_000, 20_000, Contender::timers),
          "LoopEcho",
          new LoopWork("round trip", 2_000, 2_000, Contender::echo));

  private static final int WARM_UPS = 5;

  public String unit() {
    return "ns/" + op;
  }

  /// A row for each loop. That of the baseline is marked with `baseline`.
  public Map<String, List<Double>> measure(int rounds, String baseline, PrintStream progress)
      throws Exception {
    try (var ours = new OursContender();
        var netty = new NettyContender();
        var asyncio =
            AsyncioContender.start("python3")
                .orElseThrow(() -> new IOException("there is no python3 here"))) {
      measure(List.of(ours, netty), WARM_UPS);
      progress.printf("%s: %d rounds%n", op, rounds);
      var rows = measure(List.of(ours, netty, asyncio), rounds);
      rows.put(asyncio.name() + baseline, rows.remove(asyncio.name()));
      return rows;
    }
  }

  /// Nanoseconds for each op, in each round.
  Map<String, List<Double>> measure(List<Contender> contenders, int rounds) throws Exception {
    var rows = new LinkedHashMap<String, List<Double>>();
    for (int round = 0; round < rounds; round++) {
      for (var contender : contenders) {
        int count = contender instanceof AsyncioContender ? inPython : inJava;
        rows.computeIfAbsent(contender.name(), _ -> new ArrayList<>())
            .add((double) job.nanos(contender, count) / count);
      }
    }
    return rows;
  }
}
