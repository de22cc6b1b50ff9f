package httpserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Measures what many requests at once cost: `Load [REQUESTS]`, 10,000 if not said.
///
/// Client and server are two processes: a connection is an open file at each end, and 20,000 of
/// them may be all that a process can have.
final class Load {

  static void main(String[] args) throws Exception {
    int requests = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
    try (var process = ServerProcess.start();
        var server = process.server()) {
      for (int round = 1; round <= 5; round++) {
        server.reset();
        long start = System.nanoTime();
        long cpu = cpuMillis(process);
        try (var client = new LoadClient(process.port, server.path("/count?delay=1"), requests)) {
          int answered = client.start().get();
          double seconds = (System.nanoTime() - start) / 1e9;
          System.out.printf(
              "round %d: %,d of %,d answered in %.2f s; server: peak in flight %,d, CPU %,d ms%n",
              round,
              answered,
              requests,
              seconds,
              server.stats().peakInFlight(),
              cpuMillis(process) - cpu);
        }
      }
      try (var client = new LoadClient(process.port, server.path("/gate/memory"), requests)) {
        var answered = client.start();
        server.awaitWaiting("memory", requests);
        System.out.printf("%,d in flight, after a garbage collection:%n", requests);
        jcmd(process, "GC.run");
        jcmd(process, "GC.heap_info");
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
          if (line.startsWith("VmRSS") || line.startsWith("VmHWM")) { // now, and at most
            System.out.println(line);
          }
        }
        server.open("memory");
        System.out.printf("%,d answered%n", answered.get(60, TimeUnit.SECONDS));
      }
    }
  }

  private static long cpuMillis(ServerProcess process) {
    return process.process.info().totalCpuDuration().orElseThrow().toMillis();
  }

  private static void jcmd(ServerProcess process, String command)
      throws IOException, InterruptedException {
    String jcmd = ServerProcess.tool("jcmd");
    new ProcessBuilder(jcmd, Long.toString(process.pid()), command).inheritIO().start().waitFor();
  }
}
