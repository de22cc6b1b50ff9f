package workshop.course;

import java.nio.file.Path;

/// One runnable step of a part.
public record Step(Part part, Path file) {

  /// `3`, or `2a`: what `make part_01 STEP=3` takes.
  public String number() {
    String name = file.getFileName().toString();
    return name.substring(4, name.indexOf('_')).replaceFirst("^0", "");
  }

  public String simpleName() {
    return file.getFileName().toString().replace(".java", "");
  }

  public String className() {
    return Part.className(part.sources().relativize(file));
  }
}
