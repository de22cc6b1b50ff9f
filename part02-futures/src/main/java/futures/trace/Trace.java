package futures.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

public final class Trace {

  private Trace() {}

  /// What the call throws.
  public static Exception failureOf(Callable<String> call) {
    try {
      throw new AssertionError(call.call());
    } catch (Exception e) {
      return e;
    }
  }

  /// The stack from the failure to the method of `step` whose name begins with "guest", or to its
  /// end: the methods of the step by name; of other classes that follow each other the first, in
  /// brackets.
  public static List<String> path(Throwable failure, Class<?> step) {
    var path = new ArrayList<String>();
    boolean ours = true;
    for (StackTraceElement frame : failure.getStackTrace()) {
      boolean before = ours;
      ours = frame.getClassName().startsWith(step.getName());
      String method = frame.getMethodName().replaceAll("lambda\\$(\\w+)\\$\\d+", "lambda of $1");
      if (ours) {
        path.add(method);
      } else if (before) {
        path.add("(" + frame.getClassName().replaceAll(".*\\.|\\$.*", "") + ")");
      }
      if (ours && method.startsWith("guest")) {
        break;
      }
    }
    return path;
  }
}
