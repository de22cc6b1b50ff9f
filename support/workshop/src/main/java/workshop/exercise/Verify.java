package workshop.exercise;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import workshop.course.Folders;
import workshop.course.Part;
import workshop.course.Text;
import workshop.course.UserException;
import workshop.exercise.Exercise.Kind;
import workshop.exercise.Exercise.Version;

/// Proves that every exercise keeps its [ExerciseRules], and every version of it its
/// [VersionRules].
///
/// All versions are compiled in this JVM, which makes javac warm. What costs a run most is the
/// start of its JVM, so some of one exercise follow one another in one. If each version is to run
/// several times, that is to find what chance decides: then each run has a JVM of its own, as the
/// reader's has, and no version waits for another. Several JVMs are at it at a time, since what a
/// wrong answer mostly does is to let its test wait.
public final class Verify {

  private static final int TOGETHER = 6;
  private static final int AT_A_TIME = 3 * Runtime.getRuntime().availableProcessors();

  private final int times;
  private final PrintStream out;
  private final TestRunner runner;
  private final Map<Kind, Integer> kept = new EnumMap<>(Kind.class);
  private int violations;

  /// Runs every version so many times.
  public Verify(int times, PrintStream out) {
    this(times, out, new OwnJvm());
  }

  Verify(int times, PrintStream out, TestRunner runner) {
    this.times = times;
    this.out = out;
    this.runner = runner;
    for (Kind kind : Kind.values()) {
      kept.put(kind, 0);
    }
  }

  public boolean run(List<Part> parts) throws InterruptedException {
    List<Exercise> exercises = parts.stream().flatMap(part -> Exercise.of(part).stream()).toList();
    try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      var runs = new HashMap<Version, Future<Map<Version, Set<Verdict>>>>();
      for (Exercise exercise : exercises) {
        List<Version> versions = exercise.versions();
        int together = times == 1 ? TOGETHER : 1;
        for (int i = 0; i < versions.size(); i += together) {
          var some = versions.subList(i, Math.min(i + together, versions.size()));
          var run = threads.submit(() -> tryOut(exercise, some));
          some.forEach(version -> runs.put(version, run));
        }
      }
      for (Exercise exercise : exercises) {
        judge(exercise, runs);
      }
    }
    parts.forEach(part -> ExerciseRules.strays(part).forEach(this::violation));
    if (exercises.isEmpty()) {
      violation("There is no exercise to verify");
    }
    out.printf(
        "%s: %d untouched fail, %d right answers pass, %d wrong ones are told their belief%s%n",
        Text.count(exercises.size(), "exercise"),
        kept.get(Kind.UNTOUCHED),
        kept.get(Kind.RIGHT),
        kept.get(Kind.WRONG),
        times == 1 ? "" : ", each in " + times + " runs of " + times);
    return violations == 0;
  }

  /// The verdicts on each version: one if all its runs were alike.
  private Map<Version, Set<Verdict>> tryOut(Exercise exercise, List<Version> versions)
      throws Exception {
    var verdicts = new HashMap<Version, Set<Verdict>>();
    var compiled = new LinkedHashMap<Version, Path>();
    try (var scratch = new Folders.Scratch()) {
      for (Version version : versions) {
        verdicts.put(version, new LinkedHashSet<>());
        Path classes = Files.createDirectory(scratch.folder.resolve("" + verdicts.size()));
        Compiler.compile(exercise, version.file(), classes)
            .map(Verdict.DoesNotCompile::new)
            .ifPresentOrElse(verdicts.get(version)::add, () -> compiled.put(version, classes));
      }
      var unseen = new PrintStream(OutputStream.nullOutputStream());
      if (times == 1) {
        var all = runner.runAll(exercise, List.copyOf(compiled.values()), unseen).iterator();
        compiled.keySet().forEach(version -> verdicts.get(version).add(all.next()));
        return verdicts;
      }
      for (int i = 0; i < times; i++) {
        for (var version : compiled.entrySet()) {
          verdicts.get(version.getKey()).add(runner.run(exercise, version.getValue(), unseen));
        }
      }
      return verdicts;
    }
  }

  private void judge(Exercise exercise, Map<Version, Future<Map<Version, Set<Verdict>>>> runs)
      throws InterruptedException {
    int before = violations;
    ExerciseRules.violations(exercise).forEach(text -> violation(exercise.name() + " " + text));
    for (Version version : exercise.versions()) {
      String wrong = wrong(version, verdicts(runs.get(version)).get(version));
      if (wrong.isEmpty()) {
        kept.merge(version.kind(), 1, Integer::sum);
      } else {
        violation(exercise.name() + ", " + version.name() + ": " + wrong);
      }
    }
    if (violations == before) {
      out.printf(
          "%s: %d right, %d wrong%n",
          exercise.name(), exercise.right().size(), exercise.wrong().size());
    }
  }

  private static Map<Version, Set<Verdict>> verdicts(Future<Map<Version, Set<Verdict>>> run)
      throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UserException problem ? problem : new IllegalStateException(e);
    }
  }

  private static String wrong(Version version, Set<Verdict> verdicts) {
    if (verdicts.size() > 1) {
      return "does not end the same way every time\n"
          + verdicts.stream().map(Verdict::text).collect(Collectors.joining("\nor\n"));
    }
    Verdict verdict = verdicts.iterator().next();
    return switch (version.kind()) {
      case UNTOUCHED -> VersionRules.untouched(verdict);
      case RIGHT -> VersionRules.right(verdict);
      case WRONG -> VersionRules.wrong(verdict, belief(version));
    };
  }

  /// Empty if there is none, which is a violation already.
  private static String belief(Version version) {
    Path text = Exercise.belief(version.file());
    return Files.exists(text) ? Folders.read(text).strip() : "";
  }

  private void violation(String text) {
    violations++;
    String[] parts = text.split("\n", 2);
    out.println(parts[0]);
    if (parts.length > 1) {
      out.println(Text.wrap(parts[1], "    "));
    }
  }
}
