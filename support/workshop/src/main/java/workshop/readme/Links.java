package workshop.readme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import workshop.course.Course;
import workshop.course.UserException;

/// Relative links lead to a file of the repository and, with an anchor, to a heading of a page.
record Links(Course course) {

  private static final Pattern LINK = Pattern.compile("\\]\\((?<target>[^()\\s]+)\\)");

  List<String> wrong(Page page) {
    return page.prose().withoutCode().wrong(LINK, link -> wrong(page, link.group("target")));
  }

  private String wrong(Page page, String target) {
    if (target.matches("\\w+:.*")) {
      return ""; // the rest of the world
    }
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
    if (!file.startsWith(course.root()) || !Files.exists(file)) {
      return "there is no " + parts[0];
    }
    return parts.length == 1 || anchors(file).contains(parts[1])
        ? ""
        : "there is no #" + parts[1] + " in " + course.show(file);
  }

  private static List<String> anchors(Path file) {
    try {
      return file.toString().endsWith(".md")
          ? Page.read(file, Optional.empty()).anchors()
          : List.of();
    } catch (UserException e) {
      return List.of(); // what is wrong with that page is said where it is checked
    }
  }
}
