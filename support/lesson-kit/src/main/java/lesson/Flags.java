package lesson;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// JVM flags that a step can't do without.
public final class Flags {

  private Flags() {}

  /// Call it first in `main`. If this JVM was started without the flag, by `make` or by an IDE's
  /// run arrow, it runs the same program in a second JVM that has it, and exits as that one does.
  /// Under a debugger, which would not follow, it exits with one line that names the flag.
  public static void needs(String flag) {
    List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
    if (flags.contains(flag)) {
      return;
    }
    if (flags.stream().anyMatch(one -> one.startsWith("-agentlib:jdwp"))) {
      System.err.println("Add " + flag + " to the VM options of this run to debug it.");
      System.exit(2);
    }
    try {
      Process second = new ProcessBuilder(again(flags, flag)).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(second::destroy)); // an IDE stops this one
      System.exit(second.waitFor());
    } catch (IOException e) {
      System.err.println(
          "Start this with " + flag + ": it could not start itself: " + e.getMessage());
      System.exit(2);
    } catch (InterruptedException e) {
      System.exit(130); // as for Ctrl-C
    }
  }

  /// This JVM's command line with one flag more.
  static List<String> again(List<String> flags, String flag) {
    var command = new ArrayList<String>();
    command.add(Jdk.tool("java"));
    command.addAll(flags);
    command.add(flag);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    // The main class and its arguments. A space inside an argument would split it: no step takes
    // one.
    command.addAll(Arrays.asList(System.getProperty("sun.java.command").split(" ")));
    return command;
  }
}
