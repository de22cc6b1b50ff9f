package httpserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Measures what many requests at once cost: `Load [REQUESTS]`, 10,000 without an argument.
///
/// The server is a process of its own, since each process may open 20,000 files at most on the
/// machine that this was written on, and a connection is a file at each end.
final class Load {

  static void main(String[] args) throws Exception {
    int requests = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
    try (var process = ServerProcess.start();
        var server = process.server()) {
      for (int round = 1; round <= 5; round++) {
        server.reset();
        long start = System.nanoTime();
        long serverCpu = cpuMillis(process.process.toHandle());
        long clientCpu = cpuMillis(ProcessHandle.current());
        try (var client = new LoadClient(process.port, "/count?delay=1", requests)) {
          int answered = client.start().get();
          System.out.printf(
              "round %d: %,d of %,d answered in %.2f s, peak in flight %,d; CPU: server %,d ms,"
                  + " client %,d ms%n",
              round,
              answered,
              requests,
              (System.nanoTime() - start) / 1e9,
              server.stats().peakInFlight(),
              cpuMillis(process.process.toHandle()) - serverCpu,
              cpuMillis(ProcessHandle.current()) - clientCpu);
        }
      }
      try (var client = new LoadClient(process.port, "/gate/memory", requests)) {
        var answered = client.start();
        server.awaitWaiting("memory", requests);
        System.out.printf("%,d waiting, after a collection:%n", requests);
        jcmd(process, "GC.run");
        jcmd(process, "GC.heap_info");
        Files.readAllLines(Path.of("/proc/" + process.process.pid() + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
            .forEach(System.out::println);
        server.open("memory");
        System.out.printf("%,d answered%n", answered.get(10, TimeUnit.SECONDS));
      }
    }
  }

  private static long cpuMillis(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow().toMillis();
  }

  private static void jcmd(ServerProcess process, String command) throws Exception {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), Long.toString(process.process.pid()), command)
        .inheritIO()
        .start()
        .waitFor();
  }
}
