package ascompleted.terminal;

import java.util.Map;

/// What standard output can show. In a file or a pipe neither colours nor a line that is written
/// over are of use: there the text has to do without.
///
/// @param colours also false where the reader has set `NO_COLOR`, <https://no-color.org>
/// @param rewrites a carriage return goes back to the beginning of the line
public record Terminal(boolean colours, boolean rewrites) {

  private static final int RED = 31; // green, yellow, blue, magenta and cyan follow

  public static Terminal ofThisProcess() {
    return of(System.getenv(), System.console() != null && System.console().isTerminal());
  }

  static Terminal of(Map<String, String> environment, boolean isTerminal) {
    boolean able = isTerminal && !"dumb".equals(environment.get("TERM"));
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(able && wanted, able);
  }

  /// The text in the colour with that number, counted from 0; the seventh is the first again.
  public String paint(int colour, String text) {
    return colours ? "\u001b[%dm%s\u001b[0m".formatted(RED + colour % 6, text) : text;
  }

  /// What has to be printed, without a line's end, so that the text stands in the place of the line
  /// before it.
  public String rewrite(String text) {
    return rewrites ? "\r" + text + "\u001b[K" : text;
  }
}
