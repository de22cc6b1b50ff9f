package gather;

import static httpclient.OkHttp.request;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static lesson.Lesson.say;

import httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import lesson.Jdk;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// A program has its answer, and `main` returns. Is the program over?
///
/// One might expect so, as nothing is left to do. If the call was made by `enqueue`, it ran on a
/// thread of the client's dispatcher, and that thread waits for another call. It is no daemon.
///
/// Run `make part_04 STEP=2g`. Watch the second line: each line is a program of its own.
///
/// Trap: When `main` is done, so is the program. In fact, an idle thread of OkHttp's dispatcher
/// keeps the JVM for 60 s.
final class Step02g_TheDispatcherKeepsTheProgram {

  static void main() throws Exception {
    say("an idle thread of the dispatcher stays for %d s", keepAliveSeconds());
    try (var server = HttpServer.useOrStart(8000)) {
      var patience = Duration.ofSeconds(1);
      String url = server.url("/count");
      say("execute                %s", end(Program.EXECUTE, url, patience));
      say("enqueue                %s", end(Program.ENQUEUE, url, patience));
      say("enqueue, and shutdown  %s", end(Program.ENQUEUE_AND_SHUT_DOWN, url, patience));
    }
  }

  static long keepAliveSeconds() {
    var threads = (ThreadPoolExecutor) new Dispatcher().executorService();
    return threads.getKeepAliveTime(SECONDS);
  }

  /// A program that makes a call, and returns from its `main`.
  enum Program {
    EXECUTE,
    ENQUEUE,
    ENQUEUE_AND_SHUT_DOWN;

    static void main(String[] args) throws Exception {
      var client = new OkHttpClient();
      Call call = client.newCall(request(args[1]));
      switch (valueOf(args[0])) {
        case EXECUTE -> call.execute().close(); // the control: no dispatcher
        case ENQUEUE -> enqueue(call).get(); // the mistake
        case ENQUEUE_AND_SHUT_DOWN -> { // the repair
          enqueue(call).get();
          client.dispatcher().executorService().shutdown();
        }
      }
      System.out.println("main returns");
    }
  }

  private static CompletableFuture<Integer> enqueue(Call call) {
    var status = new CompletableFuture<Integer>();
    call.enqueue(
        new Callback() {
          @Override
          public void onResponse(Call call, Response response) {
            response.close();
            status.complete(response.code());
          }

          @Override
          public void onFailure(Call call, IOException failure) {
            status.completeExceptionally(failure);
          }
        });
    return status;
  }

  /// Runs it in a JVM of its own. Has it ended by so long after its `main`?
  static String end(Program program, String url, Duration patience) throws Exception {
    Process child =
        new ProcessBuilder(
                Jdk.tool("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                program.name(),
                url)
            .redirectErrorStream(true)
            .start();
    try (var out = child.inputReader()) {
      String said = out.readLine();
      boolean ended = child.waitFor(patience.toMillis(), MILLISECONDS);
      return said + (ended ? ", and the program ends" : ", and the program does not end");
    } finally {
      child.destroy();
    }
  }
}
