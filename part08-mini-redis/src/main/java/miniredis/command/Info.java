package miniredis.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import miniredis.resp.Bytes;
import miniredis.store.Database;

/// INFO: about the server, in sections, one `name:value` a line. What this server does not measure
/// is left out.
final class Info {

  private static final List<String> ALL =
      List.of(
          "server",
          "clients",
          "memory",
          "persistence",
          "stats",
          "replication",
          "cpu",
          "modules",
          "commandstats",
          "errorstats",
          "cluster",
          "keyspace");
  private static final List<String> USUAL =
      ALL.stream().filter(section -> !section.equals("commandstats")).toList();

  private Info() {}

  static void info(Client client, byte[][] args) {
    Set<String> wanted = new TreeSet<>();
    for (int i = 1; i < args.length; i++) {
      wanted.add(Bytes.text(args[i]).toLowerCase(Locale.ROOT));
    }
    if (wanted.isEmpty() || wanted.contains("default")) {
      wanted.addAll(USUAL);
    }
    if (wanted.contains("all") || wanted.contains("everything")) {
      wanted.addAll(ALL);
    }
    List<String> sections = new ArrayList<>();
    for (String section : ALL) {
      if (wanted.contains(section)) {
        sections.add(section(section, client.redis()));
      }
    }
    client.reply().verbatim(String.join("\r\n", sections));
  }

  private static String section(String name, Redis redis) {
    return switch (name) {
      case "server" -> lines("Server", server(redis));
      case "clients" ->
          lines(
              "Clients",
              "connected_clients:" + redis.clients().size(),
              "cluster_connections:0",
              "maxclients:" + redis.config().get("maxclients"),
              "blocked_clients:" + (redis.waiters().count() + redis.pause().count()),
              "tracking_clients:0");
      case "memory" -> lines("Memory", memory(redis));
      case "persistence" ->
          lines(
              "Persistence",
              "loading:0",
              "async_loading:0",
              "rdb_changes_since_last_save:" + redis.dirty(),
              "rdb_bgsave_in_progress:0",
              "rdb_last_save_time:" + redis.startedAt() / 1000,
              "rdb_last_bgsave_status:ok",
              "aof_enabled:0");
      case "stats" ->
          lines(
              "Stats",
              "total_connections_received:" + redis.stats().connections,
              "total_commands_processed:" + redis.stats().commandsRun(),
              "rejected_connections:" + redis.stats().rejectedConnections,
              "expired_keys:" + redis.stats().expired,
              "evicted_keys:0",
              "pubsub_channels:" + redis.channels().names().size(),
              "pubsub_patterns:" + redis.channels().patterns(),
              "latest_fork_usec:0",
              "total_error_replies:"
                  + redis.stats().errors().values().stream().mapToLong(Long::longValue).sum());
      case "replication" ->
          lines(
              "Replication",
              "role:master",
              "connected_slaves:0",
              "master_failover_state:no-failover",
              "master_repl_offset:0",
              "repl_backlog_active:0");
      case "cpu" -> lines("CPU", cpu());
      case "modules" -> lines("Modules");
      case "commandstats" -> lines("Commandstats", commands(redis));
      case "errorstats" -> lines("Errorstats", errors(redis));
      case "cluster" -> lines("Cluster", "cluster_enabled:0");
      default -> lines("Keyspace", keyspace(redis));
    };
  }

  private static String lines(String title, String... lines) {
    var text = new StringBuilder("# " + title + "\r\n");
    for (String line : lines) {
      text.append(line).append("\r\n");
    }
    return text.toString();
  }

  private static String[] server(Redis redis) {
    long seconds = (redis.keyspace().now() - redis.startedAt()) / 1000;
    return new String[] {
      "redis_version:" + Redis.VERSION,
      "redis_mode:standalone",
      "os:%s %s %s"
          .formatted(
              System.getProperty("os.name"),
              System.getProperty("os.version"),
              System.getProperty("os.arch")),
      "arch_bits:64",
      "java_version:" + Runtime.version(),
      "multiplexing_api:" + redis.config().get("transport"),
      "process_id:" + ProcessHandle.current().pid(),
      "run_id:" + redis.runId(),
      "tcp_port:" + redis.config().port(),
      "server_time_usec:" + redis.keyspace().now() * 1000,
      "uptime_in_seconds:" + seconds,
      "uptime_in_days:" + seconds / (24 * 60 * 60),
      "hz:" + redis.config().get("hz"),
      "configured_hz:" + redis.config().get("hz"),
      "executable:",
      "config_file:"
    };
  }

  private static String[] memory(Redis redis) {
    Runtime jvm = Runtime.getRuntime();
    long used = jvm.totalMemory() - jvm.freeMemory();
    long limit = redis.config().number("maxmemory");
    return new String[] {
      "used_memory:" + used,
      "used_memory_human:" + human(used),
      "used_memory_rss:" + jvm.totalMemory(),
      "used_memory_rss_human:" + human(jvm.totalMemory()),
      "total_system_memory:" + jvm.maxMemory(),
      "total_system_memory_human:" + human(jvm.maxMemory()),
      "maxmemory:" + limit,
      "maxmemory_human:" + human(limit),
      "maxmemory_policy:" + redis.config().get("maxmemory-policy"),
      "mem_allocator:jvm"
    };
  }

  private static String human(long bytes) {
    if (bytes < 1024) {
      return bytes + "B";
    }
    double size = bytes;
    for (char unit : "KMGTP".toCharArray()) {
      size /= 1024;
      if (size < 1024) {
        return String.format(Locale.ROOT, "%.2f%c", size, unit);
      }
    }
    return bytes + "B";
  }

  /// Of the whole process; Java does not tell the system's part of it.
  private static String[] cpu() {
    double seconds =
        ProcessHandle.current()
            .info()
            .totalCpuDuration()
            .map(duration -> duration.toNanos() / 1e9)
            .orElse(0.0);
    return new String[] {String.format(Locale.ROOT, "used_cpu_user:%.6f", seconds)};
  }

  private static String[] commands(Redis redis) {
    List<String> lines = new ArrayList<>();
    for (Command row : redis.commands().rows()) {
      Stats.OfCommand stats = row.stats();
      if (stats.calls + stats.rejected > 0) {
        double each = stats.calls == 0 ? 0 : stats.nanos / 1000.0 / stats.calls;
        lines.add(
            String.format(
                Locale.ROOT,
                "cmdstat_%s:calls=%d,usec=%d,usec_per_call=%.2f,rejected_calls=%d,failed_calls=%d",
                row.name(),
                stats.calls,
                stats.nanos / 1000,
                each,
                stats.rejected,
                stats.failed));
      }
    }
    return lines.toArray(String[]::new);
  }

  private static String[] errors(Redis redis) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Long> error : redis.stats().errors().entrySet()) {
      lines.add("errorstat_%s:count=%d".formatted(error.getKey(), error.getValue()));
    }
    return lines.toArray(String[]::new);
  }

  private static String[] keyspace(Redis redis) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < redis.keyspace().databases(); i++) {
      Database database = redis.keyspace().database(i);
      if (database.size() > 0) {
        lines.add(
            "db%d:keys=%d,expires=%d,avg_ttl=%d"
                .formatted(i, database.size(), database.deadlines(), database.meanTimeLeft()));
      }
    }
    return lines.toArray(String[]::new);
  }
}
