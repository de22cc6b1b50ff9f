package lesson;

import static java.util.Comparator.comparingLong;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lesson.Drawn.Stay;
import lesson.Span.State;

/// Draws on one time axis of [#COLUMNS] characters.
final class Bar {

  static final int COLUMNS = 26;

  private final long from;
  private final long to;
  private final boolean colour;

  private Bar(long from, long to, boolean colour) {
    this.from = from;
    this.to = to;
    this.colour = colour;
  }

  /// An axis that all of these fit on. There is at least one.
  static Bar over(List<Drawn> spans, boolean colour) {
    long from = spans.stream().mapToLong(Drawn::start).min().orElseThrow();
    long to = spans.stream().mapToLong(Drawn::end).max().orElseThrow();
    return new Bar(from, Math.max(to, from + 1), colour);
  }

  String scale() {
    String left = String.format(Locale.ROOT, "%.2f s", from / 1e9);
    String right = String.format(Locale.ROOT, "%.2f s", to / 1e9);
    return left + " ".repeat(COLUMNS - left.length() - right.length()) + right;
  }

  String of(Drawn span) {
    var columns = blank();
    // Running is drawn over waiting: a callback of a microsecond is what one looks for.
    for (State state : List.of(State.SUSPENDED, State.QUEUED, State.BLOCKED, State.RUNNING)) {
      for (Stay stay : span.stays()) {
        if (stay.state() == state) {
          Arrays.fill(columns, column(stay.from()), lastColumn(stay.to()) + 1, sign(state));
        }
      }
    }
    if (span.state() != State.DONE || span.stays().isEmpty()) {
      columns[lastColumn(span.end())] = end(span.state());
    }
    return paint(new String(columns));
  }

  /// The most that were open at once in each column, in ninths of the most at once.
  String density(List<Drawn> spans) {
    int[] most = new int[COLUMNS];
    int open = 0;
    long since = from;
    for (Edge edge : edges(spans)) {
      if (open > 0) {
        for (int c = column(since); c <= lastColumn(edge.nanos()); c++) {
          most[c] = Math.max(most[c], open);
        }
      }
      open += edge.change();
      since = edge.nanos();
    }
    var columns = blank();
    for (int c = 0; c < COLUMNS; c++) {
      if (most[c] > 0) {
        columns[c] = (char) ('0' + Math.ceilDiv(9 * most[c], mostAtOnce(spans)));
      }
    }
    return new String(columns);
  }

  /// The peak in flight.
  static int mostAtOnce(List<Drawn> spans) {
    int open = 0;
    int most = 0;
    for (Edge edge : edges(spans)) {
      open += edge.change();
      most = Math.max(most, open);
    }
    return most;
  }

  private record Edge(long nanos, int change) {}

  /// Beginnings and ends in order of time. A span that ends when another begins does not overlap
  /// it; one of no length still counts.
  private static List<Edge> edges(List<Drawn> spans) {
    return spans.stream()
        .flatMap(one ->
            Stream.of(new Edge(one.start(), 1), new Edge(Math.max(one.end(), one.start() + 1), -1)))
        .sorted(comparingLong(Edge::nanos).thenComparingInt(Edge::change))
        .toList();
  }

  static char sign(State state) {
    return switch (state) {
      case RUNNING, DONE -> '#';
      case BLOCKED -> 'B';
      case SUSPENDED -> '.';
      case QUEUED -> 'q';
      case CANCELLED -> '/';
      case FAILED -> 'x';
    };
  }

  /// How a row ends, and what stands behind it.
  static char end(State state) {
    return state.isEnd() ? sign(state) : '>';
  }

  private static char[] blank() {
    var columns = new char[COLUMNS];
    Arrays.fill(columns, ' ');
    return columns;
  }

  private int column(long nanos) {
    return (int) Math.min(COLUMNS - 1, (nanos - from) * COLUMNS / (to - from));
  }

  /// The column in which something ends. An instant still has a column: its own.
  private int lastColumn(long nanos) {
    return column(Math.max(from, nanos - 1));
  }

  private String paint(String bar) {
    if (!colour) {
      return bar;
    }
    return bar.replaceAll("#+", "\033[32m$0\033[0m") // green
        .replaceAll("[Bx]+", "\033[31m$0\033[0m") // red
        .replaceAll("[q/>]+", "\033[33m$0\033[0m"); // yellow
  }
}
