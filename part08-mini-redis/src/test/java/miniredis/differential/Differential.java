package miniredis.differential;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import miniredis.Oracle;
import miniredis.command.Config;
import miniredis.command.Generator;
import miniredis.server.MiniRedis;

/// `make differential_08`: random sequences for a Redis and for ours. It prints the first
/// difference of each command, as short as can be, and what was covered.
final class Differential {

  private static final int MOST_FOUND = 20;

  private Differential() {}

  /// @param args a seed, how many requests, and the commands to ask, or none for all
  static void main(String[] args) throws Exception {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : System.nanoTime();
    long requests = args.length > 1 ? Long.parseLong(args[1]) : 100_000;
    Set<String> only =
        args.length > 2 ? Set.copyOf(List.of(args).subList(2, args.length)) : Set.of();
    try (var redis = Oracle.start("--enable-debug-command", "yes");
        var ours = ours();
        var tester = new Tester(redis.port(), ours.port(), only);
        var crowds = new CrowdTester(redis.port(), ours.port())) {
      Map<String, Object> found = run(tester, only.isEmpty() ? crowds : null, seed, requests);
      found.forEach((name, one) -> System.out.printf("%s differs:%n%s%n", name, one));
      tester.coverage().print();
      System.out.println("left out:");
      Generator.LEFT_OUT.forEach((name, why) -> System.out.printf("  %-20s %s%n", name, why));
      System.out.printf(
          "%,d requests of one client and %,d of several, from seed %d on: %d commands differ%n",
          tester.requests(), crowds.requests(), seed, found.size());
      System.exit(found.isEmpty() ? 0 : 1);
    }
  }

  static MiniRedis ours() throws IOException {
    var config = new Config();
    config.port(0);
    config.set("transport", "nio");
    config.set("enable-debug-command", "yes");
    return MiniRedis.start(config, InstantSource.system());
  }

  /// Runs sequences until so many requests were sent.
  ///
  /// @param crowds null, if no several clients are to be tried
  /// @return of each command the first difference
  static Map<String, Object> run(Tester tester, CrowdTester crowds, long seed, long requests)
      throws IOException {
    Map<String, Object> found = new LinkedHashMap<>();
    for (long next = seed; tester.requests() < requests && found.size() < MOST_FOUND; next++) {
      Tester.Found one = tester.run(next);
      if (one != null) {
        found.putIfAbsent(one.difference().request().getFirst().toLowerCase(Locale.ROOT), one);
      }
      CrowdTester.Found other = crowds == null ? null : crowds.run(next);
      if (other != null) {
        found.putIfAbsent(other.name(), other);
      }
    }
    return found;
  }
}
