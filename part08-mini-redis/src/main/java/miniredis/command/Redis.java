package miniredis.command;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import miniredis.pubsub.Channels;
import miniredis.store.Changes;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.Keyspace;
import miniredis.store.Limits;
import miniredis.store.Owner;

/// One server's commands and all that they share: the keyspace, the clients, the settings. It has
/// one owner at a time, the thread that runs the commands: see [Owner].
public final class Redis implements Changes {

  /// The version of Redis whose commands, replies and errors these are.
  static final String VERSION = "7.0.15";

  private final Keyspace keyspace;
  private final Config config;
  private final CommandTable commands = new CommandTable();
  private final Dispatcher dispatcher = new Dispatcher(this);
  private final Map<Long, Client> clients = new LinkedHashMap<>();
  private final Waiters waiters;
  private final Watches watches;
  private final Channels channels = new Channels(Glob::matches);
  private final Notifications notifications = new Notifications(channels);
  private final Monitors monitors = new Monitors();
  private final Pause pause;
  private final Stats stats;
  private final long startedAt;
  private final String runId = runIdOf(new SecureRandom());
  private Runnable shutdown = () -> {};
  private long lastId;
  private long dirty;

  public Redis(Config config, Owner owner, InstantSource clock, Timers timers) {
    this.config = config;
    pause = new Pause(this, timers);
    stats = new Stats(commands, config);
    int databases = (int) config.number("databases");
    waiters = new Waiters(timers, databases);
    watches = new Watches(databases);
    keyspace = new Keyspace(databases, owner, clock, this);
    startedAt = keyspace.now();
    config.onChange("notify-keyspace-events", notifications::configure);
    limits(config, keyspace.limits());
  }

  private static void limits(Config config, Limits limits) {
    config.onChange("hash-max-listpack-entries", value -> limits.hashEntries = whole(value));
    config.onChange("hash-max-listpack-value", value -> limits.hashValue = whole(value));
    config.onChange("set-max-intset-entries", value -> limits.setInts = whole(value));
    config.onChange("zset-max-listpack-entries", value -> limits.sortedSetEntries = whole(value));
    config.onChange("zset-max-listpack-value", value -> limits.sortedSetValue = whole(value));
  }

  private static int whole(String value) {
    return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(value));
  }

  /// Forty digits that no other process has.
  private static String runIdOf(SecureRandom random) {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// What SHUTDOWN does.
  public void onShutdown(Runnable action) {
    shutdown = action;
  }

  void shutdown() {
    shutdown.run();
  }

  /// The owner says so before it runs what a read has brought: see [Keyspace#tick].
  public void tick() {
    keyspace.tick();
    dispatcher.tick();
  }

  /// Runs a request, and writes its reply. The owner calls [#tick] before it runs what it has read.
  public void execute(Client client, byte[][] request) {
    dispatcher.execute(client, request);
  }

  /// Runs a command of a transaction.
  void call(Client client, Command command, byte[][] request) {
    dispatcher.call(client, command, request);
  }

  /// A new client; its connection calls [#connected] when it can be written to.
  public Session newSession() {
    return new Session(this, ++lastId);
  }

  /// May one more client come? If not, it is counted as sent away.
  public boolean hasRoom() {
    boolean room = clients.size() < config.number("maxclients");
    stats.rejectedConnections += room ? 0 : 1;
    return room;
  }

  public void connected(Client client) {
    clients.put(client.session().id, client);
    stats.connections++;
  }

  /// The connection has ended: nothing may be kept of the client.
  public void disconnected(Client client) {
    clients.remove(client.session().id);
    waiters.remove(client);
    pause.forget(client);
    monitors.remove(client);
    watches.clear(client.session());
    client.session().subscriptions(client).clear();
  }

  /// Every change to a key comes through here, once, after it was made: see [Changes].
  @Override
  public void changed(Database database, byte[] key, Event event) {
    if (event == Event.NEW) {
      waiters.added(database, key);
    } else {
      dirty++;
      stats.expired += event == Event.EXPIRED ? 1 : 0;
      watches.changed(database, key);
    }
    notifications.changed(database, key, event);
  }

  /// Empties a database. No key of it is named: it is one change.
  void clear(Database database) {
    watches.changing(database, null);
    dirty += database.size();
    database.clear();
  }

  /// What two databases hold changes places. Clients stay at the number that they chose.
  void swap(Database one, Database other) {
    watches.changing(one, other);
    watches.changing(other, one);
    keyspace.swap(one.index(), other.index());
    waiters.replaced(one);
    waiters.replaced(other);
  }

  public Keyspace keyspace() {
    return keyspace;
  }

  public Config config() {
    return config;
  }

  CommandTable commands() {
    return commands;
  }

  Map<Long, Client> clients() {
    return clients;
  }

  Stats stats() {
    return stats;
  }

  /// In milliseconds since 1970.
  long startedAt() {
    return startedAt;
  }

  String runId() {
    return runId;
  }

  Watches watches() {
    return watches;
  }

  Channels channels() {
    return channels;
  }

  Notifications notifications() {
    return notifications;
  }

  Monitors monitors() {
    return monitors;
  }

  Pause pause() {
    return pause;
  }

  Waiters waiters() {
    return waiters;
  }

  long dirty() {
    return dirty;
  }
}
