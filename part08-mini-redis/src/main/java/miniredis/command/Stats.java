package miniredis.command;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import miniredis.resp.Bytes;

/// What has been counted since the server started, or since CONFIG RESETSTAT, and the slowest
/// commands.
final class Stats {

  /// Of one command.
  static final class OfCommand {
    long calls;
    long nanos;
    long rejected; // it was not run
    long failed; // it was run, and answered with an error

    private void clear() {
      calls = 0;
      nanos = 0;
      rejected = 0;
      failed = 0;
    }
  }

  /// A command that took long.
  ///
  /// @param seconds since 1970
  record Slow(
      long id, long seconds, long micros, byte[][] request, String address, String clientName) {}

  private static final int MOST_WORDS = 32; // of a slow command
  private static final int MOST_BYTES = 128; // of a word

  private final CommandTable commands;
  private final Map<String, Long> errors = new TreeMap<>();
  private final Deque<Slow> slow = new ArrayDeque<>(); // the latest first
  private long slowMicros;
  private long slowKept;
  private long lastSlow;
  long connections;
  long rejectedConnections;
  long expired;

  Stats(CommandTable commands, Config config) {
    this.commands = commands;
    config.onChange("slowlog-log-slower-than", value -> slowMicros = Long.parseLong(value));
    config.onChange("slowlog-max-len", value -> keep(Long.parseLong(value)));
  }

  /// A command has run.
  void ran(Client client, Command command, byte[][] request, long nanos) {
    OfCommand stats = command.stats();
    stats.calls++;
    stats.nanos += nanos;
    if (slowMicros >= 0 && nanos / 1000 >= slowMicros && !command.is("skip_slowlog")) {
      long now = client.redis().keyspace().now() / 1000;
      byte[][] kept = shortened(request);
      slow.addFirst(
          new Slow(lastSlow++, now, nanos / 1000, kept, client.address(), client.session().name));
      keep(slowKept);
    }
  }

  /// At most 32 words of at most 128 bytes, and how much more there was. All are copies: what is
  /// stored may be one of these arrays, and change.
  private static byte[][] shortened(byte[][] request) {
    byte[][] kept = Arrays.copyOf(request, Math.min(request.length, MOST_WORDS));
    if (request.length > MOST_WORDS) {
      int more = request.length - MOST_WORDS + 1;
      kept[MOST_WORDS - 1] = Bytes.of("... (%d more arguments)".formatted(more));
    }
    for (int i = 0; i < kept.length; i++) {
      if (kept[i].length > MOST_BYTES) {
        int more = kept[i].length - MOST_BYTES;
        String begin = Bytes.text(Arrays.copyOf(kept[i], MOST_BYTES));
        kept[i] = Bytes.of("%s... (%d more bytes)".formatted(begin, more));
      } else {
        kept[i] = kept[i].clone();
      }
    }
    return kept;
  }

  private void keep(long count) {
    slowKept = count;
    while (slow.size() > count) {
      slow.removeLast();
    }
  }

  /// @param line the error's code is its first word
  void failed(String line) {
    int end = line.indexOf(' ');
    errors.merge(end < 0 ? line : line.substring(0, end), 1L, Long::sum);
  }

  /// How many there were of each code.
  Map<String, Long> errors() {
    return errors;
  }

  Deque<Slow> slow() {
    return slow;
  }

  long commandsRun() {
    return commands.rows().stream().mapToLong(row -> row.stats().calls).sum();
  }

  void clear() {
    commands.rows().forEach(row -> row.stats().clear());
    errors.clear();
    connections = 0;
    rejectedConnections = 0;
    expired = 0;
  }
}
