package workshop;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Jvm;
import workshop.course.Part;
import workshop.course.UserException;
import workshop.exercise.Exercise;
import workshop.exercise.Exercises;
import workshop.exercise.Verify;
import workshop.exercise.Watch;
import workshop.readme.Claim;
import workshop.readme.Readmes;
import workshop.shell.Shell;

/// The command line, run from the repository's root. Exit codes: 0 if all is well, 1 if not yet, 2
/// if the command can't be carried out.
final class Workshop {

  private static final String USAGE =
      """
      The commands of the workshop:
        check PART [N]             the exercises of a part in order, or exercise N alone
        hint PART [N]              one more hint
        solution PART [N]          the solution, once yours has passed
        watch [PART [N]]           check again whenever a file is saved
        progress                   what is done and what is to do
        verify [PART] [--times N]  what the exercises promise, every version run N times
        shell PART                 what JShell starts with
        readme [PART] [--write]    what the READMEs show; --write mends it\
      """;

  private final Course course;
  private final PrintStream out;
  private final Exercises exercises;

  Workshop(Course course, PrintStream out) {
    this.course = course;
    this.out = out;
    exercises = new Exercises(course, out);
  }

  static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(Workshop::stop)); // for a signal
    int code;
    try {
      code = new Workshop(Course.around(Path.of("")), System.out).run(List.of(args)) ? 0 : 1;
    } catch (UserException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      code = 2;
    } catch (Throwable e) { // the JVM's own exit code for it would be 1: not yet
      e.printStackTrace();
      code = 2;
    }
    System.exit(code);
  }

  /// The JVMs that it has started would go on without it.
  private static void stop() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Folders.Scratch.closeAll();
  }

  boolean run(List<String> args) throws IOException, InterruptedException {
    var words = new ArrayList<>(args);
    boolean write = words.remove("--write");
    int option = words.indexOf("--times");
    int times = option < 0 ? 1 : number(words, option + 1);
    if (option >= 0) {
      words.subList(option, option + 2).clear();
    }
    Optional<Part> part = words.stream().skip(1).findFirst().map(course::part);
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "check" -> exercises.check(exercises(part, words));
      case "hint" -> exercises.hint(exercises.current(exercises(part, words)));
      case "solution" -> exercises.solution(exercises.solved(exercises(part, words)));
      case "watch" -> watch(exercises(part, words));
      case "progress" -> exercises.progress();
      case "verify" -> new Verify(times, out).run(part.map(List::of).orElseGet(course::parts));
      case "readme" -> readme(part, write);
      case "shell" -> shell(part.orElseThrow(() -> new UserException(USAGE)));
      default -> throw new UserException(USAGE);
    };
  }

  private static int number(List<String> words, int index) {
    String word = index < words.size() ? words.get(index) : "nothing";
    if (!word.matches("0*[1-9]\\d{0,3}")) {
      throw new UserException("There should be a number instead of %s.%n%s".formatted(word, USAGE));
    }
    return Integer.parseInt(word);
  }

  /// Those that the command is about.
  private List<Exercise> exercises(Optional<Part> part, List<String> words) {
    List<Exercise> all = part.map(Exercise::of).orElseGet(() -> Exercise.of(course));
    if (all.isEmpty()) {
      throw new UserException(
          "There are no exercises in %s.".formatted(part.map(Part::name).orElse("the course")));
    }
    return words.size() > 2 ? List.of(Exercise.of(part.get(), words.get(2))) : all;
  }

  private boolean watch(List<Exercise> some) throws IOException, InterruptedException {
    Part part = exercises.current(some).part();
    var command = new ArrayList<>(List.of("check", part.name()));
    if (some.size() == 1) {
      command.add("" + some.getFirst().number());
    }
    var check = Jvm.again(Workshop.class, command.toArray(String[]::new)).inheritIO();
    Path folder = part.folder().resolve("exercises/src");
    new Watch(folder, course.show(folder), check::start, out).run();
    return true;
  }

  private static boolean shell(Part part) throws IOException {
    Shell.write(part, part.classPath().getFirst());
    return true;
  }

  private boolean readme(Optional<Part> part, boolean write)
      throws IOException, InterruptedException {
    List<Claim> claims = new Readmes(course, write).check(part);
    List<Claim> wrong = claims.stream().filter(claim -> !claim.wrong().isEmpty()).toList();
    for (var claim : wrong) {
      out.println(claim.name() + (claim.mended() ? " (refreshed)" : "\n" + claim.wrong()));
    }
    long mended = wrong.stream().filter(Claim::mended).count();
    out.printf(
        "%d claims of the READMEs: %d hold, %d were refreshed, %d are wrong%n",
        claims.size(), claims.size() - wrong.size(), mended, wrong.size() - mended);
    if (mended < wrong.size()) {
      out.println(Readmes.REFRESH);
    }
    return mended == wrong.size();
  }
}
