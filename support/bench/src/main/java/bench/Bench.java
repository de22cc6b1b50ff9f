package bench;

import bench.eventloop.LoopWork;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the measurements that the arguments name, or all of them, and prints a Markdown table for
/// each. With `--write` it also replaces their tables in `docs/measurements.md`.
///
/// A round runs every method of a measurement once, each in a JVM of its own; then comes the next
/// round. So whatever slows the machine down for a while falls on all of them.
final class Bench {
  private static final int ROUNDS = 5;

  /// The forks print warnings about JMH's own use of `sun.misc.Unsafe`. Their failures are thrown.
  static final OutputFormat SILENCE =
      OutputFormatFactory.createFormatInstance(
          new PrintStream(OutputStream.nullOutputStream()), VerboseMode.SILENT);

  private static final Path PAGE = Path.of("docs/measurements.md");

  static void main(String[] args) throws Exception {
    try {
      System.exit(run(List.of(args), System.out, System.err));
    } catch (IOException e) { // a program that is not there, or that failed
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /// Returns the exit code: 2 if an argument is wrong, and then nothing was measured.
  static int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
    var names = new TreeSet<>(args);
    boolean write = names.remove("--write");
    var known = known();
    if (names.isEmpty()) {
      names.addAll(known);
    }
    for (var name : names) {
      if (!known.contains(name)) {
        err.printf("There is no measurement %s; there is %s.%n", name, String.join(", ", known));
        return 2;
      }
      if (write && !place(name).matcher(Files.readString(PAGE)).find()) {
        err.printf("%s has no <!-- bench: %s --> and <!-- end --> for its table.%n", PAGE, name);
        return 2;
      }
    }
    for (var name : names) {
      var figures = measure(name, err);
      out.println(figures);
      if (write) {
        Files.writeString(PAGE, replace(Files.readString(PAGE), name, figures));
        err.printf("%s: replaced in %s. Does the text around it still hold?%n", name, PAGE);
      }
    }
    return 0;
  }

  static SortedSet<String> known() {
    var names = jmhs();
    names.addAll(TaskCount.KNOWN.keySet());
    names.addAll(LoopWork.KNOWN.keySet());
    names.addAll(GatherHttp.KNOWN.keySet());
    names.addAll(RedisRequests.KNOWN.keySet());
    return names;
  }

  /// The names of the classes in which JMH's annotation processor found benchmarks.
  static SortedSet<String> jmhs() {
    var names = new TreeSet<String>();
    for (var method : BenchmarkList.defaultList().getAll(SILENCE, List.of())) {
      names.add(method.getUserClassQName().substring("bench.".length()));
    }
    return names;
  }

  private static String measure(String name, PrintStream err) throws Exception {
    var programs = TaskCount.KNOWN.get(name);
    var loops = LoopWork.KNOWN.get(name);
    var gathers = GatherHttp.KNOWN.get(name);
    var servers = RedisRequests.KNOWN.get(name);
    if (servers != null) {
      return described(
          name, servers.measure(err), RedisRequests.ROUNDS, "the flags of make mini-redis");
    }
    int rounds = gathers != null ? GatherHttp.PAIRS : ROUNDS;
    Table figures;
    if (programs != null) {
      figures = new Table(TaskCount.UNIT, programs.measure(ROUNDS, err));
    } else if (gathers != null) {
      figures = new Table(GatherHttp.UNIT, gathers.measure(rounds, err));
    } else if (loops != null) {
      figures = new Table(loops.unit(), loops.measure(ROUNDS, Table.BASELINE, err));
    } else {
      figures = jmh(name, err);
    }
    return described(name, figures.markdown(), rounds, "default JVM flags");
  }

  private static String described(String name, String table, int rounds, String flags)
      throws IOException {
    return """
    %s
    %s, %s.
    %d rounds, %s: `make bench ARGS="%s"`.
    """
        .formatted(table, Machine.describe(), flags, rounds, LocalDate.now(ZoneOffset.UTC), name);
  }

  private static Table jmh(String name, PrintStream err) throws RunnerException {
    var rows = new TreeMap<String, List<Double>>();
    var unit = "";
    for (int round = 1; round <= ROUNDS; round++) {
      err.printf("%s: round %d of %d%n", name, round, ROUNDS);
      for (var result : new Runner(options(name).build(), SILENCE).run()) {
        var figure = result.getPrimaryResult();
        rows.computeIfAbsent(label(result.getParams().getBenchmark()), _ -> new ArrayList<>())
            .add(figure.getScore());
        unit = figure.getScoreUnit();
      }
    }
    return new Table(unit, rows);
  }

  /// `bench.StartATask.newThread_1000AtOnce` is "new thread, 1000 at once".
  static String label(String method) {
    return method
        .substring(method.lastIndexOf('.') + 1)
        .replace("_", ", ")
        .replaceAll("(?<=\\w)(?=[A-Z])|(?<=[a-z])(?=[0-9])", " ")
        .toLowerCase(Locale.ROOT);
  }

  /// The forks get the JVM's default flags, whatever flags this JVM was started with.
  static ChainedOptionsBuilder options(String name) {
    return new OptionsBuilder()
        .include("^bench\\." + name + "\\.")
        .forks(1)
        .jvmArgs()
        .shouldFailOnError(true);
  }

  /// The page with `figures` between the two comments that mark their place.
  static String replace(String page, String name, String figures) {
    return place(name).matcher(page).replaceFirst(Matcher.quoteReplacement(figures));
  }

  private static Pattern place(String name) {
    return Pattern.compile("(?s)(?<=<!-- bench: " + name + " -->\n).*?(?=<!-- end -->)");
  }
}
