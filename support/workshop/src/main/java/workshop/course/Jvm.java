package workshop.course;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Child JVMs.
public final class Jvm {

  private Jvm() {}

  /// A JVM like this one, with the same flags and class path.
  public static ProcessBuilder again(Class<?> main, String... arguments) {
    return again(List.of(), main, arguments);
  }

  /// A JVM like this one, with more flags.
  public static ProcessBuilder again(List<String> flags, Class<?> main, String... arguments) {
    var command = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return java(command);
  }

  /// A JVM with these arguments and no others: the environment's flags are left out.
  public static ProcessBuilder java(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder;
  }

  /// False if it had to be killed, with all that it had started.
  public static boolean await(Process process, int seconds) throws InterruptedException {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
