package eventloop;

/// What verdicts call an exception.
final class Thrown {

  private Thrown() {}

  /// Its class, with the article.
  static String name(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return ("AEIOU".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
  }
}
