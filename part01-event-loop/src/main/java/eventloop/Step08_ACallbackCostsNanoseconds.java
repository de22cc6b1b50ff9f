package eventloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What does a loop cost?
///
/// One might expect 160 lines of loop to be a toy beside Netty's, and any loop to cost what
/// asyncio's does. Here all three do the same work, in turns: callbacks, timers, and an echo
/// server's round trips.
///
/// Run `make part_01 STEP=8`. Watch the ratios rather than the rates: the machine cancels out of
/// them. Without `python3`, asyncio is left out.
final class Step08_ACallbackCostsNanoseconds {

  private static final int WARM_UPS = 5;
  private static final int ROUNDS = 5;

  static void main() throws Exception {
    try (var ours = new OursContender();
        var netty = new NettyContender();
        var asyncio = AsyncioContender.start("python3").orElse(null)) {
      var contenders = Stream.<Contender>of(ours, netty, asyncio).filter(Objects::nonNull).toList();
      for (var work : WORK) {
        measure(work, List.of(ours, netty), WARM_UPS); // Python has no compiler to warm up
      }
      // No `say`: when a line was printed is of no interest, and differs from machine to machine.
      System.out.printf(
          "thousands a second: the median of %d rounds (the lowest to the highest)%n", ROUNDS);
      for (var work : WORK) {
        report(work, measure(work, contenders, ROUNDS));
        if (asyncio == null) {
          System.out.printf("  asyncio's   there is no python3 here%n");
        }
      }
    }
  }

  private static void report(Work work, List<Rates> all) {
    System.out.printf("%s%n", work.name);
    System.out.printf("  %s%n", all.getFirst());
    for (var others : all.subList(1, all.size())) {
      double ratio = all.getFirst().ratioTo(others).median();
      System.out.printf(Locale.ROOT, "  %s  ours: %.2f times as many%n", others, ratio);
    }
  }

  /// How much of it is done in a round is chosen to take less than a tenth of a second.
  record Work(String name, int inJava, int inPython, Job job) {}

  interface Job {
    long nanos(Contender contender, int count) throws Exception;
  }

  static final List<Work> WORK =
      List.of(
          new Work("callbacks, each submits the next", 4_000_000, 40_000, Contender::chain),
          new Work("callbacks, a thousand at once", 4_000_000, 100_000, Contender::burst),
          new Work("timers, scheduled and run", 100_000, 20_000, Contender::timers),
          new Work("echo round trips of one client", 2_000, 2_000, Contender::echo));

  /// How many a second, in each round.
  record Rates(String contender, List<Double> rounds) {

    double lowest() {
      return rounds.stream().sorted().findFirst().orElseThrow();
    }

    double median() {
      return rounds.stream().sorted().toList().get(rounds.size() / 2);
    }

    double highest() {
      return rounds.stream().sorted().toList().getLast();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-9s %,9.0f  (%,.0f to %,.0f)",
          contender,
          median() / 1000,
          lowest() / 1000,
          highest() / 1000);
    }

    /// Round by round: what slows the machine down for a moment slows both of them.
    Rates ratioTo(Rates other) {
      return new Rates(
          contender + " to " + other.contender,
          IntStream.range(0, rounds.size())
              .mapToObj(i -> rounds.get(i) / other.rounds.get(i))
              .toList());
    }
  }

  /// The contenders take turns within each round.
  static List<Rates> measure(Work work, List<Contender> contenders, int rounds) throws Exception {
    var all = contenders.stream().map(one -> new Rates(one.name(), new ArrayList<>())).toList();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        var one = contenders.get(i);
        int count = one instanceof AsyncioContender ? work.inPython : work.inJava;
        all.get(i).rounds.add(count * 1e9 / work.job.nanos(one, count));
      }
    }
    return all;
  }
}
