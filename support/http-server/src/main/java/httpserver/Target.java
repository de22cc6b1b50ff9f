package httpserver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request's target. Mostly it is a path with its query, `/count?delay=1`. A client that thinks
/// it asks a proxy sends the absolute form, `http://127.0.0.1:8000/count?delay=1`.
///
/// @param host as it is written, with its port; empty where there is none
record Target(String host, String path) {

  private static final Pattern ABSOLUTE_FORM =
      Pattern.compile("(?is)http://(?<host>[^/?#]*)(?<path>.*)");

  static Target of(String uri) {
    Matcher absolute = ABSOLUTE_FORM.matcher(uri);
    return absolute.matches()
        ? new Target(absolute.group("host"), absolute.group("path"))
        : new Target("", uri);
  }
}
