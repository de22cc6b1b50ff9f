package gather;

import static httpclient.OkHttp.request;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// No time-out was set. How long does a call of OkHttp take at most?
///
/// One might expect: for ever. It has a time-out of 10 s for the connection and one of 10 s for
/// each read, and none for the call. A read is what the client does when it has nothing: a server
/// that sends a little now and then holds it for as long as it likes.
///
/// Run `make part_04 STEP=2f`. Watch the slow answer: ten lines, 0.1 s apart.
///
/// Trap: No time-out was set, so there is none. In fact, OkHttp gives up after 10 s without a byte;
/// the call as a whole has no limit.
final class Step02f_AReadTimeOutIsNotTheCalls {

  static void main() throws IOException {
    say("by default  %s", limits(new OkHttpClient()));
    var limit = Duration.ofMillis(500);
    var read = new OkHttpClient.Builder().readTimeout(limit).build();
    var call = new OkHttpClient.Builder().callTimeout(limit).build();
    try (var server = HttpServer.useOrStart(8000)) {
      String silent = server.url("/gate/never");
      String slow = server.url("/stream/10?delay=0.1");
      say("readTimeout of 0.5 s");
      say("  no answer           %s", get(read, silent, "read, silent"));
      say("  a line every 0.1 s  %s", get(read, slow, "read, slow"));
      say("callTimeout of 0.5 s");
      say("  no answer           %s", get(call, silent, "call, silent"));
      say("  a line every 0.1 s  %s", get(call, slow, "call, slow"));
    }
    timeline();
  }

  static String limits(OkHttpClient client) {
    return "connect %s, read %s, call %s"
        .formatted(
            limit(client.connectTimeoutMillis()),
            limit(client.readTimeoutMillis()),
            limit(client.callTimeoutMillis()));
  }

  private static String limit(int millis) {
    return millis == 0 ? "without a limit" : millis / 1000 + " s";
  }

  /// The number of lines, or what was thrown. A read time-out ALWAYS ends the wait for an answer
  /// that does not come, and NEVER one whose parts come in time. A call time-out ALWAYS ends both.
  static String get(OkHttpClient client, String url, String name) {
    try (var wait = span(name).waits()) {
      try (Response response = client.newCall(request(url)).execute()) {
        return response.body().string().lines().count() + " lines";
      } catch (IOException e) {
        wait.failed();
        return e.getClass().getSimpleName();
      }
    }
  }
}
