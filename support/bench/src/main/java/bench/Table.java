package bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// The figures of one measurement: for each row's name, one figure a round, all in the same unit.
record Table(String unit, Map<String, List<Double>> rows) {

  /// What the rest is divided by: the one row whose name ends so.
  static final String BASELINE = ", baseline";

  /// In the order of the medians, whoever comes first.
  String markdown() {
    var baseline =
        rows.keySet().stream().filter(name -> name.endsWith(BASELINE)).findAny().orElseThrow();
    var text =
        new StringBuilder(
            "| | %s, median | min – max | ÷ baseline | min – max |\n".formatted(unit));
    text.append("|---|---:|---:|---:|---:|\n");
    rows.entrySet().stream()
        .sorted(Comparator.comparingDouble(row -> Spread.of(row.getValue()).median()))
        .forEach(row -> {
          var figure = Spread.of(row.getValue());
          var ratio = Spread.of(ratios(row.getValue(), rows.get(baseline)));
          text.append("| %s | %s | %s |\n".formatted(row.getKey(), figure, ratio));
        });
    return text.toString();
  }

  /// Round by round, so that a round in which everything was slow changes no ratio.
  static List<Double> ratios(List<Double> figures, List<Double> baseline) {
    return IntStream.range(0, figures.size())
        .mapToObj(round -> figures.get(round) / baseline.get(round))
        .toList();
  }

  record Spread(double median, double min, double max) {

    static Spread of(List<Double> figures) {
      var sorted = figures.stream().sorted().toList();
      int size = sorted.size();
      double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
      return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    @Override
    public String toString() {
      return "%s | %s – %s".formatted(threeDigits(median), threeDigits(min), threeDigits(max));
    }
  }

  /// The spread leaves no meaning to a fourth digit.
  private static String threeDigits(double figure) {
    var rounded = new BigDecimal(figure).round(new MathContext(3));
    int digitsBeforePoint = rounded.precision() - rounded.scale();
    int decimals = Math.max(0, 3 - digitsBeforePoint);
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }
}
