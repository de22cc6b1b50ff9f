package lesson;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lesson.Span.State;

/// Draws spans as rows of at most 80 columns: name (indented below the span that began it), thread,
/// bar, start and length in seconds. Above [#MOST_ROWS] spans, siblings fold whose names differ in
/// their numbers alone: one row, and a line that counts them.
final class Timeline {

  static final int MOST_ROWS = 40;

  private static final int NAME = 16;
  private static final int THREAD = 9;

  /// One span, or several folded into one row.
  private record Row(int depth, String name, List<Drawn> spans) {
    boolean isFolded() {
      return spans.size() > 1;
    }
  }

  private final StringBuilder out = new StringBuilder();

  private Timeline() {}

  /// `now` ends, in the picture, what is still open. The result ends with a newline, or is empty.
  static String draw(List<Span> spans, long now, boolean colour) {
    if (spans.isEmpty()) {
      return "";
    }
    List<Drawn> drawn =
        spans.stream()
            .map(span -> Drawn.of(span, now))
            .sorted(comparingLong(Drawn::start).thenComparingInt(one -> one.span().id))
            .toList();
    var timeline = new Timeline();
    timeline.drawAll(rows(drawn, drawn.size() > MOST_ROWS), Bar.over(drawn, colour));
    return timeline.out.toString();
  }

  private static List<Row> rows(List<Drawn> spans, boolean fold) {
    Set<Integer> ids = spans.stream().map(one -> one.span().id).collect(Collectors.toSet());
    Map<Integer, List<Drawn>> byParent =
        spans.stream()
            .collect(groupingBy(one -> ids.contains(one.span().parent) ? one.span().parent : 0));
    var rows = new ArrayList<Row>();
    addRows(rows, 0, byParent.getOrDefault(0, List.of()), byParent, fold);
    return rows;
  }

  private static void addRows(
      List<Row> rows,
      int depth,
      List<Drawn> siblings,
      Map<Integer, List<Drawn>> byParent,
      boolean fold) {
    var groups = new LinkedHashMap<Object, List<Drawn>>();
    for (Drawn one : siblings) {
      Object key = fold ? one.span().name.replaceAll("\\d+", "*") : one.span().id;
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
    }
    groups.forEach((key, group) -> {
      String name = group.size() > 1 ? key.toString() : group.getFirst().span().name;
      rows.add(new Row(depth, name, group));
      List<Drawn> below =
          group.stream()
              .flatMap(one -> byParent.getOrDefault(one.span().id, List.of()).stream())
              .toList();
      addRows(rows, depth + 1, below, byParent, fold);
    });
  }

  private void drawAll(List<Row> rows, Bar bar) {
    line("  %-16s  %-9s |%s|   start     took", "span", "thread", bar.scale());
    for (Row row : rows) {
      List<Drawn> spans = row.spans();
      long start = spans.getFirst().start();
      long end = spans.stream().mapToLong(Drawn::end).max().orElse(start);
      line(
          "  %s  %s |%s| %7.3f  %7.3f s%s",
          fit("  ".repeat(row.depth()) + row.name(), NAME),
          fit(row.isFolded() ? "" : spans.getFirst().threads(), THREAD),
          row.isFolded() ? bar.density(spans) : bar.of(spans.getFirst()),
          start / 1e9,
          (end - start) / 1e9,
          row.isFolded() ? "" : mark(spans.getFirst().state()));
      if (row.isFolded()) {
        line("  %s%s", "  ".repeat(row.depth() + 1), count(spans));
      }
    }
    line("  # running  B blocked: waits, keeps its thread  . suspended: waits, keeps none");
    String others = others(rows);
    if (!others.isEmpty()) {
      line("  %s", others);
    }
  }

  /// The signs that only some pictures have.
  private static String others(List<Row> rows) {
    List<Drawn> drawn =
        rows.stream().filter(row -> !row.isFolded()).map(row -> row.spans().getFirst()).toList();
    var signs = new ArrayList<String>();
    if (drawn.stream().anyMatch(one -> one.everWas(State.QUEUED))) {
      signs.add("q queued: waits for its turn");
    }
    if (drawn.stream().anyMatch(one -> one.state() == State.FAILED)) {
      signs.add("x failed");
    }
    if (drawn.stream().anyMatch(one -> one.state() == State.CANCELLED)) {
      signs.add("/ cancelled");
    }
    if (drawn.stream().anyMatch(one -> !one.state().isEnd())) {
      signs.add("> not ended");
    }
    return String.join("  ", signs);
  }

  private void line(String format, Object... args) {
    out.append(String.format(Locale.ROOT, format, args)).append('\n');
  }

  private static String fit(String text, int width) {
    return text.length() > width
        ? text.substring(0, width - 1) + "~"
        : text + " ".repeat(width - text.length());
  }

  private static String mark(State state) {
    return state == State.DONE ? "" : " " + Bar.end(state);
  }

  private static String count(List<Drawn> spans) {
    Map<State, Long> states =
        spans.stream().collect(groupingBy(Drawn::state, Collectors.counting()));
    var counts = new ArrayList<String>();
    for (State state : State.values()) {
      if (states.containsKey(state)) {
        counts.add(states.get(state) + " " + state.name().toLowerCase(Locale.ROOT));
      }
    }
    return String.format(
        Locale.ROOT,
        "%d spans: %s; in the bar, 9 stands for %d at once",
        spans.size(),
        String.join(", ", counts),
        Bar.mostAtOnce(spans));
  }
}
