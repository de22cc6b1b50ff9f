package workshop.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The repository, found by its folders: the workshop depends on no part.
public record Course(Path root) {

  /// The nearest folder, from `start` upwards, that holds parts and a pom.
  public static Course around(Path start) {
    for (Path up = start.toAbsolutePath().normalize(); up != null; up = up.getParent()) {
      if (Files.exists(up.resolve("pom.xml")) && !new Course(up).parts().isEmpty()) {
        return new Course(up);
      }
    }
    throw new UserException(
        "There is no course here: no pom.xml with part01-… beside it, here or above.");
  }

  public List<Part> parts() {
    return Folders.in(root).stream()
        .filter(folder -> folder.getFileName().toString().matches("part\\d\\d-.+"))
        .map(folder -> new Part(root, folder))
        .toList();
  }

  /// Takes `part01-event-loop`, `part_01`, `01` and `1`.
  public Part part(String name) {
    String number = name.replaceFirst("^part_?", "").replaceFirst("^(\\d)$", "0$1");
    for (Part part : parts()) {
      if (part.name().equals(name) || part.id().equals(number)) {
        return part;
      }
    }
    String names = parts().stream().map(Part::name).collect(Collectors.joining(" "));
    throw new UserException("There is no part %s; there are: %s.".formatted(number, names));
  }

  /// As it is shown to a reader, who stands in the root.
  public String show(Path file) {
    return root.relativize(file).toString();
  }
}
