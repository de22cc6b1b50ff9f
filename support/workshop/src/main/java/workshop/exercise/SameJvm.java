package workshop.exercise;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import workshop.course.SourceOrder;

/// Runs an exercise's test in this JVM. Threads that it leaves behind go on.
final class SameJvm {

  private SameJvm() {}

  /// As a [TestRunner]; `System.out` is left as it is.
  static Verdict run(Exercise exercise, Path classes, PrintStream out) throws IOException {
    return run(exercise, classes, TestRunner.SECONDS);
  }

  /// A check may take so many seconds.
  static Verdict run(Exercise exercise, Path classes, int seconds) throws IOException {
    var end = CancellationToken.create();
    var listener = new VerdictListener(exercise, end);
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
              .configurationParameter(
                  SourceOrder.FOLDER, exercise.folder().resolve("src/test/java").toString());
      var request = LauncherExecutionRequestBuilder.request(discovery.build());
      LauncherFactory.create().execute(request.cancellationToken(end).listeners(listener).build());
    } finally {
      thread.setContextClassLoader(outer);
    }
    return listener.verdict();
  }

  /// The texts of beliefs are resources, as they are for Maven.
  private static URL[] urls(Exercise exercise, Path classes) throws IOException {
    var urls = new ArrayList<URL>();
    urls.add(classes.toUri().toURL());
    urls.add(exercise.folder().resolve("answers").toUri().toURL());
    for (Path entry : exercise.part().classPath()) {
      urls.add(entry.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
