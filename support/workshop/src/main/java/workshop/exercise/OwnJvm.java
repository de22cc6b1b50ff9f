package workshop.exercise;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import workshop.course.Course;
import workshop.course.Jvm;
import workshop.course.Part;

/// Runs an exercise's test in a JVM of its own: whatever the version does to that, this one goes
/// on, and nothing that is left behind reaches another run. A check may take so many seconds.
record OwnJvm(int seconds) implements TestRunner {

  /// For all checks, and the start of the JVM.
  private static final int ALTOGETHER = 120;

  OwnJvm() {
    this(SECONDS);
  }

  @Override
  public Verdict run(Exercise exercise, Path classes, PrintStream out)
      throws IOException, InterruptedException {
    Path file = classes.resolve("verdict");
    Files.deleteIfExists(file);
    Part part = exercise.part();
    Process process =
        Jvm.again(
                part.flags(),
                OwnJvm.class,
                "" + part.root(),
                part.name(),
                "" + exercise.number(),
                "" + classes,
                "" + seconds)
            .redirectErrorStream(true)
            .start();
    var output = new ReadersOutput(process, out);
    Thread shown = Thread.ofVirtual().start(output);
    boolean inTime = Jvm.await(process, ALTOGETHER);
    shown.join();
    if (output.isTooLong()) {
      return new Verdict.Ended(
          "your code printed more than %,d characters, and that ended the check."
              .formatted(ReadersOutput.LIMIT));
    }
    if (!inTime) {
      return new Verdict.Ended("the checks had not ended after %d s.".formatted(ALTOGETHER));
    }
    if (!Files.exists(file)) {
      return new Verdict.Ended(
          "your code ended its JVM, as System.exit and Runtime.halt do, and the check with it.");
    }
    try (var in = new ObjectInputStream(Files.newInputStream(file))) {
      return (Verdict) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e); // parent and child have one class path
    }
  }

  static void main(String[] args) throws IOException {
    Exercise exercise = Exercise.of(new Course(Path.of(args[0])).part(args[1]), args[2]);
    PrintStream out = System.out; // the reader's code may put another one in its place
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> out.println("Thread " + thread.getName() + " died: " + thrown));
    Path classes = Path.of(args[3]);
    Verdict verdict = SameJvm.run(exercise, classes, Integer.parseInt(args[4]));
    out.flush();
    try (var file = new ObjectOutputStream(Files.newOutputStream(classes.resolve("verdict")))) {
      file.writeObject(verdict);
    }
    Runtime.getRuntime().halt(0); // threads left behind would keep the JVM
  }
}
