package gather.ways;

/// When the caller hears of a failure.
public enum Heard {
  AT_ONCE("at once"),
  AFTER_THOSE_BEFORE("after those before"),
  AFTER_ALL("after all");

  private final String words;

  Heard(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
