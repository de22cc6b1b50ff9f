package miniredis.differential;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import miniredis.command.Generator;

/// What the requests have reached: of each command which options were in a request that was
/// answered, and which errors came.
final class Coverage {

  private final Map<String, Set<String>> all = Generator.options();
  private final Map<String, Set<String>> seen = new TreeMap<>();
  private final Map<String, Set<String>> errors = new TreeMap<>();

  void note(List<String> request, Answer answer) {
    String name = name(request);
    if (answer.isError()) {
      String kind = answer.text().replaceAll("'[^']*'", "'...'").replaceAll("-?\\d+", "N");
      errors.computeIfAbsent(name, _ -> new TreeSet<>()).add(kind);
      return;
    }
    Set<String> options = seen.computeIfAbsent(name, _ -> new TreeSet<>());
    Set<String> known = all.getOrDefault(name, Set.of());
    for (String word : request) {
      String option = word.toUpperCase(Locale.ROOT);
      if (known.contains(option)) {
        options.add(option);
      }
    }
  }

  private String name(List<String> request) {
    String first = request.getFirst().toLowerCase(Locale.ROOT);
    if (request.size() > 1) {
      String both = first + "|" + request.get(1).toLowerCase(Locale.ROOT);
      return all.containsKey(both) ? both : first;
    }
    return first;
  }

  void print() {
    System.out.println("command               options  kinds of errors  options never answered");
    all.forEach((name, options) -> {
      Set<String> reached = seen.get(name);
      Set<String> missed = new TreeSet<>(options);
      missed.removeAll(reached == null ? Set.of() : reached);
      System.out.printf(
          "%-20s  %3d/%-3d  %15d  %s%n",
          name,
          options.size() - missed.size(),
          options.size(),
          errors.getOrDefault(name, Set.of()).size(),
          reached == null ? "never answered" : String.join(" ", missed));
    });
  }
}
