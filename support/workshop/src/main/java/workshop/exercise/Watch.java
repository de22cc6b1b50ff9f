package workshop.exercise;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import workshop.course.Folders;
import workshop.course.Jvm;

/// Checks again whenever a file below a folder was saved. It looks rather than be told: ten times a
/// second costs nothing for so few files, and is the same for editors that write a file and for
/// those that put a new one in its place.
public final class Watch {

  private static final int TICK_MILLIS = 100;

  /// Starts a check; the process prints for itself.
  @FunctionalInterface
  public interface Check {
    Process start() throws IOException;
  }

  private final Path folder;
  private final String waiting;
  private final Check check;
  private final PrintStream out;

  public Watch(Path folder, String name, Check check, PrintStream out) {
    this.folder = folder;
    waiting = "\nWaiting for a save in " + name + " (Ctrl-C ends)";
    this.check = check;
    this.out = out;
  }

  /// Goes on until interrupted. A newer save ends the check that is running.
  public void run() throws IOException, InterruptedException {
    Process running = null;
    Map<Path, String> checked = Map.of();
    Map<Path, String> last = Map.of();
    boolean told = false;
    try {
      while (true) {
        Map<Path, String> now = stamps();
        // Two looks alike: whoever is saving has finished.
        if (!now.equals(checked) && now.equals(last)) {
          end(running);
          running = check.start();
          checked = now;
          told = false;
        }
        last = now;
        if (!told && running != null && !running.isAlive()) {
          out.println(waiting);
          told = true;
        }
        Thread.sleep(TICK_MILLIS);
      }
    } finally {
      end(running);
    }
  }

  private static void end(Process process) throws InterruptedException {
    if (process != null) {
      process.destroy(); // asked nicely, it takes its class files with it
      Jvm.await(process, 1);
    }
  }

  private Map<Path, String> stamps() {
    var stamps = new HashMap<Path, String>();
    try {
      for (Path file : Folders.below(folder, ".*\\.java")) {
        stamps.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    } catch (IOException | UncheckedIOException e) {
      stamps.put(folder, "a file has just gone"); // so this look and the next one differ
    }
    return stamps;
  }
}
