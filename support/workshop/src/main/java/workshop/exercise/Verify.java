package workshop.exercise;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
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
/// All versions are compiled in this JVM, which makes javac warm, and run in a JVM each. Several do
/// so at a time, since what a wrong answer mostly does is to let its test wait.
public final class Verify {

  private static final int AT_A_TIME = 4;

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
      var runs = new HashMap<Version, Future<Set<Verdict>>>();
      for (Exercise exercise : exercises) {
        for (Version version : exercise.versions()) {
          runs.put(version, threads.submit(() -> tryOut(exercise, version)));
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

  /// Its verdicts: one if all its runs were alike.
  private Set<Verdict> tryOut(Exercise exercise, Version version) throws Exception {
    try (var scratch = new Folders.Scratch()) {
      var errors = Compiler.compile(exercise, version.file(), scratch.folder);
      if (errors.isPresent()) {
        return Set.of(new Verdict.DoesNotCompile(errors.get()));
      }
      var verdicts = new LinkedHashSet<Verdict>();
      for (int i = 0; i < times; i++) {
        var unseen = new PrintStream(OutputStream.nullOutputStream());
        verdicts.add(runner.run(exercise, scratch.folder, unseen));
      }
      return verdicts;
    }
  }

  private void judge(Exercise exercise, Map<Version, Future<Set<Verdict>>> runs)
      throws InterruptedException {
    int before = violations;
    ExerciseRules.violations(exercise).forEach(text -> violation(exercise.name() + " " + text));
    for (Version version : exercise.versions()) {
      String wrong = wrong(version, verdicts(runs.get(version)));
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

  private static Set<Verdict> verdicts(Future<Set<Verdict>> run) throws InterruptedException {
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
