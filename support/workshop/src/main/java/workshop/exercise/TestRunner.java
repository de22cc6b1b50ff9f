package workshop.exercise;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Jvm;
import workshop.course.Part;
import workshop.exercise.Verdict.Cause;
import workshop.exercise.Verdict.Failure;

/// Runs an exercise's test against one version of the exercise.
final class TestRunner {

  /// A check that takes longer hangs. The right ones take milliseconds.
  static final int SECONDS = 10;

  private TestRunner() {}

  /// Compiles the file together with the test, and runs the test in this JVM. Threads that it
  /// leaves behind go on.
  static Verdict of(Exercise exercise, Path file) {
    try (var scratch = new Folders.Scratch()) {
      return Compiler.compile(exercise, file, scratch.folder)
          .<Verdict>map(Verdict.DoesNotCompile::new)
          .orElseGet(() -> run(exercise, scratch.folder, SECONDS));
    }
  }

  /// `classes` holds the compiled exercise and its test.
  static Verdict run(Exercise exercise, Path classes, int seconds) {
    var end = CancellationToken.create();
    var findings = new VerdictListener(exercise, end);
    Thread thread = Thread.currentThread();
    ClassLoader outer = thread.getContextClassLoader();
    // One loader for part and exercise: they share a package, and what is private to it.
    try (var loader = new URLClassLoader(urls(exercise, classes), outer)) {
      thread.setContextClassLoader(loader);
      var discovery =
          LauncherDiscoveryRequestBuilder.discoveryRequest()
              .selectors(DiscoverySelectors.selectClass(loader, exercise.testClass()))
              .configurationParameter(Timeout.DEFAULT_TIMEOUT_PROPERTY_NAME, seconds + " s")
              // Ends the wait even for code that ignores interrupts; its thread goes on.
              .configurationParameter(
                  Timeout.DEFAULT_TIMEOUT_THREAD_MODE_PROPERTY_NAME, "SEPARATE_THREAD")
              .configurationParameter(
                  DisplayNameGenerator.DEFAULT_GENERATOR_PROPERTY_NAME,
                  DisplayNameGenerator.ReplaceUnderscores.class.getName())
              .configurationParameter(
                  MethodOrderer.DEFAULT_ORDER_PROPERTY_NAME, SourceOrder.class.getName())
              .configurationParameter(SourceOrder.FILE, exercise.test().toString());
      var request = LauncherExecutionRequestBuilder.request(discovery.build());
      LauncherFactory.create().execute(request.cancellationToken(end).listeners(findings).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(outer);
    }
    return findings.verdict();
  }

  /// The texts of beliefs are resources, as they are for Maven.
  private static URL[] urls(Exercise exercise, Path classes) throws IOException {
    var urls = new ArrayList<>(List.of(classes.toUri().toURL()));
    urls.add(exercise.folder().resolve("answers").toUri().toURL());
    for (Path entry : exercise.part().classPath()) {
      urls.add(entry.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /// Runs it in a JVM of its own, so that nothing it leaves behind reaches another run. What it
  /// prints is dropped.
  static Verdict apart(Exercise exercise, Path classes) throws IOException, InterruptedException {
    Part part = exercise.part();
    Path file = classes.resolve("verdict");
    Files.deleteIfExists(file);
    Process process =
        Jvm.again(
                TestRunner.class,
                "" + part.root(),
                part.name(),
                "" + exercise.number(),
                "" + classes)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Jvm.await(process, 6 * SECONDS);
    if (!Files.exists(file)) {
      var silence =
          new Failure("no verdict", Cause.UNEXPECTED, "Its JVM ended early, or not at all.");
      return new Verdict.Failed(List.of(silence));
    }
    try (var in = new ObjectInputStream(Files.newInputStream(file))) {
      return (Verdict) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e); // parent and child have one class path
    }
  }

  static void main(String[] args) throws IOException {
    Exercise exercise = Exercise.of(new Course(Path.of(args[0])).part(args[1]), args[2]);
    Path classes = Path.of(args[3]);
    Verdict verdict = run(exercise, classes, SECONDS);
    try (var out = new ObjectOutputStream(Files.newOutputStream(classes.resolve("verdict")))) {
      out.writeObject(verdict);
    }
    Runtime.getRuntime().halt(0); // threads left behind would keep the JVM
  }
}
