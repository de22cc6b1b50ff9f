package workshop.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import workshop.course.Course;
import workshop.course.Folders;

/// What a reader has passed, and which hints they have seen: one small file in the root, ignored by
/// git. A file that can't be read counts as empty: what is lost is quickly passed again.
final class Progress {

  private final Path file;

  Progress(Course course) {
    file = course.root().resolve(".progress");
  }

  /// It passed once, whatever the file holds now.
  boolean passed(Exercise exercise) {
    return load().containsKey(key(exercise, "passed"));
  }

  /// The file is as it was when it passed.
  boolean done(Exercise exercise) {
    return fingerprint(exercise).equals(load().getProperty(key(exercise, "passed")));
  }

  int hints(Exercise exercise) {
    String seen = load().getProperty(key(exercise, "hints"), "0");
    return seen.matches("\\d{1,3}") ? Integer.parseInt(seen) : 0;
  }

  /// @param checked the fingerprint of the file that passed
  void pass(Exercise exercise, String checked) {
    store(key(exercise, "passed"), checked);
  }

  void hints(Exercise exercise, int seen) {
    store(key(exercise, "hints"), "" + seen);
  }

  /// Tells the contents of its file from others.
  static String fingerprint(Exercise exercise) {
    return Files.exists(exercise.file())
        ? Integer.toHexString(Folders.read(exercise.file()).hashCode())
        : "lost";
  }

  private static String key(Exercise exercise, String what) {
    return exercise.part().name() + "/" + exercise.name() + "." + what;
  }

  private Properties load() {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      properties.clear(); // missing, or not what `store` wrote
    }
    return properties;
  }

  /// The new file replaces the old one in one step: it is never seen half written.
  private void store(String key, String value) {
    var properties = load();
    properties.setProperty(key, value);
    try {
      Path fresh = Files.createTempFile(file.getParent(), ".progress", null);
      try (var out = Files.newBufferedWriter(fresh)) {
        properties.store(out, "what you have passed; delete this file to begin again");
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
