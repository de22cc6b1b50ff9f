package miniredis.command;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import miniredis.resp.Bytes;

/// The settings of a server, by the names that Redis has for them: what its command line sets, and
/// what CONFIG GET and CONFIG SET see. A setting that is read often is handed over when it changes:
/// see [#onChange].
public final class Config {

  private static final long MANY = Long.MAX_VALUE;
  private static final long INT = Integer.MAX_VALUE;

  /// Those that act here, and those that tools ask for.
  private static final List<Setting> ALL =
      List.of(
          Setting.whole("port", 0, 65535, 6379).fixed(),
          Setting.choice("bind", "127.0.0.1", "127.0.0.1", "localhost").fixed(),
          Setting.whole("databases", 1, INT, 16).fixed(),
          Setting.choice("transport", "best", "best", "io_uring", "epoll", "nio").fixed(),
          Setting.choice("enable-debug-command", "no", "no", "local", "yes").fixed(),
          Setting.text("requirepass", ""),
          Setting.whole("maxclients", 1, 4294967295L, 10_000),
          Setting.whole("timeout", 0, INT, 0),
          Setting.whole("tcp-keepalive", 0, INT, 300),
          Setting.whole("tcp-backlog", 0, INT, 511).fixed(),
          Setting.size("proto-max-bulk-len", 1024 * 1024, 512 * 1024 * 1024),
          Setting.size("client-query-buffer-limit", 1024 * 1024, 1024 * 1024 * 1024),
          new Setting(
              "client-output-buffer-limit",
              null,
              new Setting.Kind.Unsent(),
              ClientLimits.INITIAL,
              null),
          new Setting("notify-keyspace-events", null, new Setting.Kind.Events(), "", null),
          Setting.whole("hash-max-listpack-entries", 0, MANY, 512).or("hash-max-ziplist-entries"),
          Setting.size("hash-max-listpack-value", 0, 64).or("hash-max-ziplist-value"),
          Setting.whole("set-max-intset-entries", 0, MANY, 512),
          Setting.whole("zset-max-listpack-entries", 0, MANY, 128).or("zset-max-ziplist-entries"),
          Setting.size("zset-max-listpack-value", 0, 64).or("zset-max-ziplist-value"),
          Setting.whole("list-max-listpack-size", -INT, INT, -2).or("list-max-ziplist-size"),
          Setting.whole("list-compress-depth", 0, INT, 0),
          Setting.whole("slowlog-log-slower-than", -1, MANY, 10_000),
          Setting.whole("slowlog-max-len", 0, MANY, 128),
          Setting.whole("latency-monitor-threshold", 0, MANY, 0),
          Setting.flag("latency-tracking", "yes"),
          Setting.whole("hz", 0, INT, 10),
          Setting.flag("dynamic-hz", "yes"),
          Setting.whole("active-expire-effort", 1, 10, 1),
          Setting.flag("activerehashing", "yes"),
          Setting.size("maxmemory", 0, 0),
          Setting.choice(
              "maxmemory-policy",
              "noeviction",
              "volatile-lru",
              "volatile-lfu",
              "volatile-random",
              "volatile-ttl",
              "allkeys-lru",
              "allkeys-lfu",
              "allkeys-random",
              "noeviction"),
          Setting.whole("maxmemory-samples", 1, INT, 5),
          Setting.whole("lfu-log-factor", 0, INT, 10),
          Setting.whole("lfu-decay-time", 0, INT, 1),
          Setting.flag("lazyfree-lazy-eviction", "no"),
          Setting.flag("lazyfree-lazy-expire", "no"),
          Setting.flag("lazyfree-lazy-server-del", "no"),
          Setting.flag("lazyfree-lazy-user-del", "no"),
          Setting.flag("lazyfree-lazy-user-flush", "no"),
          Setting.whole("busy-reply-threshold", 0, MANY, 5000).or("lua-time-limit"),
          Setting.flag("protected-mode", "yes"),
          Setting.choice("loglevel", "notice", "debug", "verbose", "notice", "warning"),
          Setting.text("logfile", "").fixed(),
          Setting.flag("daemonize", "no").fixed(),
          Setting.text("dir", ".").guarded(),
          Setting.text("dbfilename", "dump.rdb").guarded(),
          Setting.saves("save"),
          Setting.flag("appendonly", "no"),
          Setting.choice("appendfsync", "everysec", "everysec", "always", "no"),
          Setting.whole("io-threads", 1, 128, 1).fixed(),
          Setting.flag("cluster-enabled", "no").fixed(),
          Setting.flag("replica-read-only", "yes").or("slave-read-only"),
          Setting.flag("replica-serve-stale-data", "yes").or("slave-serve-stale-data"),
          Setting.whole("min-replicas-to-write", 0, INT, 0).or("min-slaves-to-write"),
          Setting.whole("repl-timeout", 1, INT, 60));

  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Consumer<String>> listeners = new HashMap<>();
  private String password = "";
  private int longestValue;
  private int mostUnread;
  private ClientLimits clientLimits;

  public Config() {
    for (Setting setting : ALL) {
      settings.put(setting.name(), setting);
      if (setting.alias() != null) {
        settings.put(setting.alias(), setting);
      }
      values.put(setting.name(), setting.initial());
    }
    onChange("requirepass", value -> password = value);
    onChange("proto-max-bulk-len", value -> longestValue = longest(Long.parseLong(value)));
    onChange("client-query-buffer-limit", value -> mostUnread = longest(Long.parseLong(value)));
    onChange("client-output-buffer-limit", value -> clientLimits = ClientLimits.of(value));
  }

  /// All names, older ones included, each with its setting.
  Map<String, Setting> settings() {
    return settings;
  }

  /// The value as CONFIG GET shows it, by either name; null, if there is no such setting.
  public String get(String name) {
    Setting setting = settings.get(name);
    return setting == null ? null : values.get(setting.name());
  }

  public long number(String name) {
    return Long.parseLong(get(name));
  }

  /// Sets any setting, as a command line does.
  ///
  /// @throws IllegalArgumentException there is no such setting, or it may not be this; the message
  ///   says which and why
  public void set(String name, String value) {
    Setting setting = settings.get(name);
    if (setting == null) {
      throw new IllegalArgumentException("there is no option '%s'".formatted(name));
    }
    try {
      apply(setting, setting.kind().checked(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s %s': %s".formatted(name, value, e.getMessage()), e);
    }
  }

  /// @param checked as its kind gave it
  void apply(Setting setting, String checked) {
    String value =
        setting.kind() instanceof Setting.Kind.Unsent
            ? clientLimits().with(ClientLimits.of(checked)).text()
            : checked;
    values.put(setting.name(), setting.name().equals("hz") ? hertz(value) : value);
    listeners.getOrDefault(setting.name(), _ -> {}).accept(values.get(setting.name()));
  }

  /// Redis takes any number, and makes it one that it can keep.
  private static String hertz(String value) {
    return Long.toString(Math.clamp(Long.parseLong(value), 1, 500));
  }

  /// Hands the setting over now, and whenever it is set.
  void onChange(String name, Consumer<String> listener) {
    listeners.put(name, listener);
    listener.accept(get(name));
  }

  /// How long an argument and a value may be (`proto-max-bulk-len`). No array of the JVM is longer.
  public int longestValue() {
    return longestValue;
  }

  /// How much a client may have sent that is no request yet (`client-query-buffer-limit`). No array
  /// of the JVM is longer.
  public int mostUnread() {
    return mostUnread;
  }

  private static int longest(long bytes) {
    return (int) Math.min(bytes, Bytes.LONGEST_ARRAY);
  }

  public ClientLimits clientLimits() {
    return clientLimits;
  }

  public int port() {
    return (int) number("port");
  }

  public void port(int port) {
    set("port", Integer.toString(port));
  }

  /// The empty one lets everybody in.
  public String password() {
    return password;
  }
}
