package workshop.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Folders that may not be there.
public final class Folders {

  private Folders() {}

  /// What stands directly in the folder, sorted; nothing if there is no such folder.
  public static List<Path> in(Path folder) {
    return list(folder, 1);
  }

  /// All files below the folder whose names match, sorted; nothing if there is no such folder.
  public static List<Path> below(Path folder, String name) {
    return list(folder, Integer.MAX_VALUE).stream()
        .filter(file -> file.getFileName().toString().matches(name) && Files.isRegularFile(file))
        .toList();
  }

  private static List<Path> list(Path folder, int depth) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var paths = Files.walk(folder, depth)) {
      return paths.filter(path -> !path.equals(folder)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file's text; a [UserException] if it can't be read.
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserException("%s can't be read: %s.".formatted(file, e));
    }
  }

  public static void delete(Path folder) {
    list(folder, Integer.MAX_VALUE).reversed().forEach(path -> path.toFile().delete());
    folder.toFile().delete();
  }

  /// A folder for a while, gone with its contents when closed.
  public static final class Scratch implements AutoCloseable {
    private static final Set<Scratch> OPEN = ConcurrentHashMap.newKeySet();

    public final Path folder;

    public Scratch() {
      try {
        folder = Files.createTempDirectory("workshop");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      OPEN.add(this);
    }

    /// For a JVM that is about to end.
    public static void closeAll() {
      OPEN.forEach(Scratch::close);
    }

    @Override
    public void close() {
      delete(folder);
      OPEN.remove(this);
    }
  }
}
