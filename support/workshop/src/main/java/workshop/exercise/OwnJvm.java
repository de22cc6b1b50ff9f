package workshop.exercise;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import workshop.course.Course;
import workshop.course.Jvm;
import workshop.course.Part;

/// Runs an exercise's test in a JVM of its own: whatever the version does to that, this one goes
/// on, and nothing that is left behind reaches another run. Several versions have one JVM until one
/// of them leaves something behind. A check may take so many seconds.
record OwnJvm(int seconds) implements TestRunner {

  private static final long A_MOMENT_NANOS = 100_000_000;

  /// For all that one JVM runs, and its start.
  private static final int ALTOGETHER = 120;

  OwnJvm() {
    this(SECONDS);
  }

  @Override
  public Verdict run(Exercise exercise, Path classes, PrintStream out)
      throws IOException, InterruptedException {
    return runSome(exercise, List.of(classes), out).getFirst();
  }

  @Override
  public List<Verdict> runAll(Exercise exercise, List<Path> versions, PrintStream out)
      throws IOException, InterruptedException {
    var verdicts = new ArrayList<Verdict>();
    while (verdicts.size() < versions.size()) {
      verdicts.addAll(runSome(exercise, versions.subList(verdicts.size(), versions.size()), out));
    }
    return verdicts;
  }

  /// Of the first version, and of as many after it as its JVM could still run.
  private List<Verdict> runSome(Exercise exercise, List<Path> versions, PrintStream out)
      throws IOException, InterruptedException {
    Part part = exercise.part();
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("" + part.root(), part.name(), "" + exercise.number(), "" + seconds));
    for (Path classes : versions) {
      Files.deleteIfExists(verdictOf(classes));
      arguments.add("" + classes);
    }
    Process process =
        Jvm.again(part.flags(), OwnJvm.class, arguments.toArray(String[]::new))
            .redirectErrorStream(true)
            .start();
    var output = new ReadersOutput(process, out);
    Thread shown = Thread.ofVirtual().start(output);
    boolean inTime = Jvm.await(process, ALTOGETHER);
    shown.join();
    var verdicts = new ArrayList<Verdict>();
    for (Path classes : versions) {
      if (!Files.exists(verdictOf(classes))) {
        break;
      }
      verdicts.add(read(verdictOf(classes)));
    }
    return verdicts.isEmpty() ? List.of(ended(output.isTooLong(), inTime)) : verdicts;
  }

  /// Why there is no verdict.
  private static Verdict ended(boolean tooLong, boolean inTime) {
    if (tooLong) {
      return new Verdict.Ended(
          "your code printed more than %,d characters, and that ended the check."
              .formatted(ReadersOutput.LIMIT));
    }
    if (!inTime) {
      return new Verdict.Ended("the checks had not ended after %d s.".formatted(ALTOGETHER));
    }
    return new Verdict.Ended(
        "your code ended its JVM, as System.exit and Runtime.halt do, and the check with it.");
  }

  private static Path verdictOf(Path classes) {
    return classes.resolve("verdict");
  }

  private static Verdict read(Path file) throws IOException {
    try (var in = new ObjectInputStream(Files.newInputStream(file))) {
      return (Verdict) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e); // parent and child have one class path
    }
  }

  static void main(String[] args) throws IOException {
    Exercise exercise = Exercise.of(new Course(Path.of(args[0])).part(args[1]), args[2]);
    int seconds = Integer.parseInt(args[3]);
    PrintStream out = System.out; // the reader's code may put another one in its place
    PrintStream err = System.err;
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    for (String folder : List.of(args).subList(4, args.length)) {
      System.setOut(out);
      System.setErr(err);
      Thread.setDefaultUncaughtExceptionHandler(
          (thread, thrown) -> out.println("Thread " + thread.getName() + " died: " + thrown));
      Path classes = Path.of(folder);
      Verdict verdict = SameJvm.run(exercise, classes, seconds);
      out.flush();
      Path file = classes.resolve("verdict.new");
      try (var bytes = new ObjectOutputStream(Files.newOutputStream(file))) {
        bytes.writeObject(verdict);
      }
      Files.move(file, verdictOf(classes), ATOMIC_MOVE);
      if (isDisturbed(before)) {
        break;
      }
    }
    Runtime.getRuntime().halt(0); // threads left behind would keep the JVM
  }

  /// Has a version left a thread behind, or a task in a pool? A thread that is about to end has a
  /// moment to do so: on a busy machine it may not have had its turn.
  private static boolean isDisturbed(Set<Thread> before) {
    long until = System.nanoTime() + A_MOMENT_NANOS;
    while (leftSomething(before)) {
      if (System.nanoTime() - until > 0) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  /// A virtual thread that works is a task in the pool of the carriers.
  private static boolean leftSomething(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .anyMatch(thread ->
            !(thread instanceof ForkJoinWorkerThread worker && worker.getPool().isQuiescent()));
  }
}
