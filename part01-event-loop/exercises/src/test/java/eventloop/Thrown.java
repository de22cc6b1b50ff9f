package eventloop;

/// How verdicts write what came.
final class Thrown {

  private Thrown() {}

  /// Its class, with the article.
  static String name(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return ("AEIOU".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
  }

  static boolean isOrHolds(Throwable got, Throwable thrown) {
    return got != null && (got.equals(thrown) || thrown.equals(got.getCause()));
  }

  static String quoted(String value) {
    return value == null ? "null" : '"' + value + '"';
  }
}
