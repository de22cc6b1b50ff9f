package workshop.readme;

import static java.lang.Double.NaN;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.course.Text;
import workshop.course.UserException;

/// What a step printed, taken apart into what must be the same in every run and what is a time.
///
/// A line's event is its text without the numbers that are times. Its times are the gap since the
/// timed line before it, and each duration in its text. Seconds since the start are not compared:
/// they add up every delay before them.
final class Transcript {

  /// How far a time may be from the README's, either way, in seconds.
  ///
  /// What must be told apart is an overlap that was lost, and of those the lessons' smallest: two
  /// lines with no gap between them are then 0.5 s apart, 1 s becomes 2, 0.5 becomes 1.5. What must
  /// not matter is a busy machine. It hardly delays a sleeper: with both cores busy and four steps
  /// side by side, 0.42 s at worst in 40 runs. It stretches work: making a Netty group, 0.2 s of
  /// loading classes, took 0.58 s more on busy cores when alone, and 1.7 s more with three others.
  /// So, below 0.5 for no gap at all, and more for a time that may have work in it, but never as
  /// much as 1. What is still too late is run again, at last alone.
  private static double tolerance(double seconds) {
    return 0.4 + Math.clamp(seconds, 0, 0.4);
  }

  /// How much shorter or longer than the README's a time may be for the README to be left as it is,
  /// in seconds. What was written on a busy machine is true there, and too slow for all others; so
  /// whoever writes is stricter than whoever checks, and most of all with what became shorter.
  private static final double STALE_IF_SHORTER = 0.2;

  private static final double STALE_IF_LONGER = 0.4;

  // "  0.116  runner    lap 2"
  private static final Pattern SAID = Pattern.compile(" *(\\d+\\.\\d{3})  (.*)");

  // A timeline's row, "  lap 2     runner    |  ##..##  |   0.116    0.100 s", and its heading with
  // the scale between the bars.
  private static final Pattern DRAWN =
      Pattern.compile("([^|]*\\|)([^|]*)\\| +(\\d+\\.\\d{3})( +\\d+\\.\\d{3} s.*)");
  private static final Pattern HEADING = Pattern.compile("([^|]*\\|)[^|]*(\\| +start +took)");

  // With the spaces before it, which make room for more digits.
  private static final Pattern DURATION =
      Pattern.compile("( *)\\b(\\d[\\d,]*(?:\\.\\d+)?)( ?)(ns|µs|ms|s)\\b");

  /// How many of the 26 columns of a bar a sign takes if that state lasts: shorter ones depend on
  /// the machine.
  private static final int LASTS = 3;

  /// `bar` is what a timeline's row has between its bars, else empty; `durations` are in seconds.
  private record Line(String text, String event, String bar, List<Double> durations) {

    /// Is there a sign that takes a while of one bar, and none of the other?
    boolean isOtherPicture(Line other) {
      return lacks(bar, other.bar) || lacks(other.bar, bar);
    }

    private static boolean lacks(String bar, String other) {
      return bar.chars()
          .filter(sign -> sign != ' ' && !Character.isDigit(sign) && other.indexOf(sign) < 0)
          .anyMatch(sign -> bar.chars().filter(one -> one == sign).count() >= LASTS);
    }
  }

  /// Lines that may change places are sorted, so that runs which differ only in that are equal.
  private final List<Line> lines = new ArrayList<>();

  /// Before each line as printed, in seconds; not a number where there is nothing to compare.
  private final List<Double> gaps = new ArrayList<>();

  /// What loosens, until it did.
  private final Set<String> unused = new TreeSet<>();

  private double said = NaN;
  private double drawn = NaN;

  /// Neighbouring lines that contain one of the `unordered` texts may change places among
  /// themselves. What matches one of `varies`, regular expressions, may differ.
  Transcript(List<String> printed, List<String> unordered, List<String> varies) {
    unused.addAll(unordered);
    unused.addAll(varies);
    printed.forEach(text -> lines.add(take(text.stripTrailing(), varies)));
    for (String text : unordered) {
      for (int from = 0, to; from < lines.size(); from = to + 1) {
        to = from;
        while (to < lines.size() && lines.get(to).text.contains(text)) {
          to++;
        }
        if (to - from > 1) {
          unused.remove(text);
          lines
              .subList(from, to)
              .sort(comparing(Line::event).thenComparing(line -> "" + line.durations));
        }
      }
    }
  }

  private Line take(String text, List<String> varies) {
    String event = text;
    String bar = "";
    double gap = NaN;
    Matcher match = SAID.matcher(text);
    if (match.matches()) {
      event = match.group(2);
      gap = Double.parseDouble(match.group(1)) - said;
      said = Double.parseDouble(match.group(1));
    } else if (match.usePattern(DRAWN).matches()) {
      event = match.group(1) + match.group(4);
      bar = match.group(2);
      gap = Double.parseDouble(match.group(3)) - drawn;
      drawn = Double.parseDouble(match.group(3));
    } else if (match.usePattern(HEADING).matches()) {
      event = match.group(1) + match.group(2);
      drawn = NaN;
    }
    for (String pattern : varies) {
      List<MatchResult> found = Pattern.compile(pattern).matcher(event).results().toList();
      if (!found.isEmpty()) {
        unused.remove(pattern);
        event = event.replaceAll(pattern, "…");
      }
      // Where a duration may differ, so may the gap that it fills.
      if (found.stream().anyMatch(one -> DURATION.matcher(one.group()).find())) {
        gap = NaN;
      }
    }
    gaps.add(gap);
    var durations = new ArrayList<Double>();
    Matcher duration = DURATION.matcher(event);
    event =
        duration.replaceAll(one -> {
          durations.add(seconds(one));
          return (one.group(1).isEmpty() ? "_" : " _") + one.group(3) + one.group(4);
        });
    return new Line(text, event, bar, durations);
  }

  private static double seconds(MatchResult duration) {
    double number = Double.parseDouble(duration.group(2).replace(",", ""));
    return switch (duration.group(4)) {
      case "s" -> number;
      case "ms" -> number / 1000;
      default -> NaN; // too short to mean anything on a busy machine
    };
  }

  /// When the last of the lines was said, in seconds after the first; 0 if none was.
  static double seconds(List<String> printed) {
    return printed.stream()
        .map(SAID::matcher)
        .filter(Matcher::matches)
        .mapToDouble(said -> Double.parseDouble(said.group(1)))
        .max()
        .orElse(0);
  }

  /// What loosens nothing hides nothing today, and something tomorrow.
  void refuseUnused() {
    if (!unused.isEmpty()) {
      throw new UserException("These loosen nothing: %s".formatted(String.join(", ", unused)));
    }
  }

  /// Shows where the events of a run are others than these; empty if they are the same.
  String differences(Transcript run) {
    return Text.differences(
        column(Line::event), column(Line::text), run.column(Line::event), run.column(Line::text));
  }

  private List<String> column(Function<Line, String> part) {
    return lines.stream().map(part).toList();
  }

  /// Shows the times that are too far from these in every one of the runs, which have the same
  /// events: a busy machine is late at random, a lost overlap is late always. So with a bar that
  /// shows another state for a while. Empty if there is none. With `write`, a time is also shown if
  /// it has become stale.
  String late(List<Transcript> runs, boolean write) {
    var late = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      List<Line> others = others(runs, i);
      if (others.stream().allMatch(lines.get(i)::isOtherPicture)) {
        late.append("  - " + lines.get(i).text + "\n");
        late.append("  + " + others.getLast().text + "\n");
      }
      for (int j = 0; j < times(i).size(); j++) {
        int line = i;
        int time = j;
        double here = times(i).get(j);
        List<Double> there = runs.stream().map(run -> run.times(line).get(time)).toList();
        double longest = here + (write ? STALE_IF_LONGER : tolerance(here));
        double shortest = here - (write ? STALE_IF_SHORTER : tolerance(here));
        if (there.stream().allMatch(seconds -> seconds > longest || seconds < shortest)) {
          String now = there.stream().map(Transcript::show).collect(joining(", "));
          late.append("    " + lines.get(i).text + "\n");
          late.append("  - " + show(here) + (j == 0 ? " after the line before" : "") + "\n");
          late.append("  + " + now + "\n");
        }
      }
    }
    return late.toString();
  }

  private static List<Line> others(List<Transcript> runs, int line) {
    return runs.stream().map(run -> run.lines.get(line)).toList();
  }

  private static String show(double seconds) {
    return String.format(Locale.ROOT, "%.3f s", seconds);
  }

  /// Of one line: the gap before it, and its durations.
  private List<Double> times(int line) {
    return Stream.concat(Stream.of(gaps.get(line)), lines.get(line).durations.stream()).toList();
  }
}
