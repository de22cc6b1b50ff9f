package workshop.exercise;

import static java.util.function.Predicate.not;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
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

/// Proves that every exercise keeps its [VersionRules].
///
/// All versions are compiled in this JVM, which makes javac warm, and run in a JVM each, two at a
/// time: what one leaves behind reaches no other.
public final class Verify {

  private static final int AT_A_TIME = 2;
  private static final int FEWEST_MISCONCEPTIONS = 3;
  private static final int FEWEST_HINTS = 2;

  private final int times;
  private final PrintStream out;
  private final Map<Kind, Integer> kept = new EnumMap<>(Kind.class);
  private int violations;

  /// Runs every version so many times.
  public Verify(int times, PrintStream out) {
    this.times = times;
    this.out = out;
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
    parts.forEach(this::findStrays);
    if (exercises.isEmpty()) {
      violation("There is no exercise to verify");
    }
    out.printf(
        "%s: %d untouched fail, %d solutions pass, %d misconceptions caught%n",
        Text.count(exercises.size(), "exercise"),
        kept.get(Kind.UNTOUCHED),
        kept.get(Kind.SOLUTION),
        kept.get(Kind.MISCONCEPTION));
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
        verdicts.add(TestRunner.apart(exercise, scratch.folder));
      }
      return verdicts;
    }
  }

  private void judge(Exercise exercise, Map<Version, Future<Set<Verdict>>> runs)
      throws InterruptedException {
    int before = violations;
    var messages = new HashSet<String>();
    for (Version version : exercise.versions()) {
      String wrong = wrong(exercise, version, verdicts(runs.get(version)), messages);
      if (wrong.isEmpty()) {
        kept.merge(version.kind(), 1, Integer::sum);
      } else {
        violation(exercise.name() + ", " + version.name() + ": " + wrong);
      }
    }
    int misconceptions = exercise.versions().size() - 2;
    if (misconceptions < FEWEST_MISCONCEPTIONS) {
      violation(exercise.name() + " needs " + FEWEST_MISCONCEPTIONS + " misconceptions at least");
    }
    if (exercise.hints().size() < FEWEST_HINTS || exercise.hints().contains("")) {
      violation(exercise.name() + " needs 2 hints at least, with a line --- between them");
    }
    if (violations == before) {
      out.println(exercise.name() + ": " + Text.count(misconceptions, "misconception") + " caught");
    }
  }

  private static Set<Verdict> verdicts(Future<Set<Verdict>> run) throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UserException problem ? problem : new IllegalStateException(e);
    }
  }

  private static String wrong(
      Exercise exercise, Version version, Set<Verdict> verdicts, Set<String> messages) {
    if (verdicts.size() > 1) {
      return "does not end the same way every time\n"
          + verdicts.stream().map(Verdict::text).collect(Collectors.joining("\nor\n"));
    }
    Verdict verdict = verdicts.iterator().next();
    return switch (version.kind()) {
      case UNTOUCHED -> VersionRules.untouched(verdict);
      case SOLUTION -> VersionRules.solution(verdict);
      case MISCONCEPTION -> VersionRules.misconception(exercise, verdict, messages);
    };
  }

  /// A file with a wrong name or in a wrong folder would never be looked at.
  private void findStrays(Part part) {
    var known = new HashSet<Path>();
    for (Exercise exercise : Exercise.of(part)) {
      known.addAll(List.of(exercise.test(), exercise.hintFile()));
      exercise.versions().forEach(version -> known.add(version.file()));
    }
    Folders.below(part.folder().resolve("exercises"), "Exercise.*\\.(java|md)").stream()
        .filter(not(known::contains))
        .forEach(file -> violation(part.root().relativize(file) + " belongs to no exercise"));
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
