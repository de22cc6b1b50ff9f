package gather.ways;

/// What has become of a task by the time at which its caller goes on.
public enum Fate {
  RAN_ON("ran on"),
  INTERRUPTED("interrupted"),
  LEFT_RUNNING("left running");

  private final String words;

  Fate(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
