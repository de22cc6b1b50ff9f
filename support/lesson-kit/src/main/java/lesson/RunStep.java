package lesson;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Runs a step for plain Maven: the arguments are a part's folder and the step's class name, or
/// `list`. Maven knows only the folder, so this finds the package.
final class RunStep {

  private RunStep() {}

  static void main(String[] args) throws Throwable {
    Path part = Path.of(args[0]);
    List<String> steps = steps(part);
    String names = steps.stream().map(RunStep::simpleName).collect(Collectors.joining(", "));
    if (args[1].equals("list")) {
      System.out.println(part.getFileName() + ": run a step with -Dstep=NAME: " + names);
      return;
    }
    for (String step : steps) {
      if (simpleName(step).equals(args[1])) {
        System.setProperty("sun.java.command", step); // a step that restarts itself needs only this
        run(Class.forName(step));
        return;
      }
    }
    System.err.println("No step " + args[1] + " in " + part.getFileName() + "; there are " + names);
    System.exit(2);
  }

  /// Class names, with their package, in order.
  static List<String> steps(Path part) throws IOException {
    Path sources = part.resolve("src/main/java");
    try (var files = Files.walk(sources)) {
      return files
          .filter(file -> file.getFileName().toString().matches("Step\\d.*\\.java"))
          .map(file -> sources.relativize(file).toString())
          .map(file -> file.replaceAll("\\.java$", "").replaceAll("[/\\\\]", "."))
          .sorted()
          .toList();
    }
  }

  private static String simpleName(String step) {
    return step.substring(step.lastIndexOf('.') + 1);
  }

  static void run(Class<?> step) throws Throwable {
    try {
      for (Method method : step.getDeclaredMethods()) {
        if (method.getName().equals("main")) {
          method.setAccessible(true);
          method.invoke(
              null, method.getParameterCount() == 0 ? new Object[0] : new Object[] {new String[0]});
          return;
        }
      }
      throw new IllegalStateException(step.getName() + " has no main");
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
