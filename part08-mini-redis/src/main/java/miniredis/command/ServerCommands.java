package miniredis.command;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.Key;

/// The server as a whole.
final class ServerCommands {

  private static final String ADMIN = "admin noscript loading stale";
  private static final Set<String> SHUTDOWN_OPTIONS =
      Set.of("nosave", "save", "now", "force", "abort");

  private ServerCommands() {}

  static Family family() {
    return new Family("server")
        .row(
            "1.0.0",
            "info [section ...]",
            "loading stale @dangerous",
            "Tells about the server.",
            Info::info)
        .row("2.6.0", "time", "loading stale fast", "Tells the time.", ServerCommands::time)
        .row(
            "1.0.0",
            "lastsave",
            "loading stale fast @admin @dangerous",
            "Tells when the data were last saved.",
            ServerCommands::lastSave)
        .row(
            "2.8.12",
            "role",
            "noscript loading stale fast @admin @dangerous",
            "Tells whether the server is a replica.",
            ServerCommands::role)
        .row("1.0.0", "monitor", ADMIN, "Shows every command that runs.", Monitors::monitor)
        .row(
            "1.0.0",
            "shutdown [NOSAVE | SAVE] [NOW] [FORCE] [ABORT]",
            "admin noscript loading stale no_multi allow_busy",
            "Ends the server.",
            ServerCommands::shutdown)
        .container(
            "1.0.0",
            "debug",
            ADMIN,
            "For tests.",
            new Family("server")
                .sub(
                    "1.0.0",
                    "debug sleep seconds",
                    ADMIN,
                    "Does nothing for a while.",
                    ServerCommands::sleep)
                .sub(
                    "1.0.0",
                    "debug object name",
                    ADMIN,
                    "Tells of a value.",
                    ServerCommands::object)
                .sub(
                    "1.0.0",
                    "debug set-active-expire flag",
                    ADMIN,
                    "Stops the sweep of expired keys, or lets it go on.",
                    ServerCommands::setActiveExpire)
                .sub(
                    "1.0.0",
                    "debug help",
                    ADMIN,
                    "Says what DEBUG can do.",
                    Help.of(
                        "DEBUG",
                        "SLEEP <seconds>",
                        "Keep all clients waiting.",
                        "OBJECT <key>",
                        "What is known of a value.",
                        "SET-ACTIVE-EXPIRE <0|1>",
                        "Stop the sweep of expired keys, or let it go on.")));
  }

  /// Commands that a client expects to find, and that have nothing to do here.
  static Family empty() {
    return new Family("server")
        .container(
            "6.0.0",
            "acl",
            "Tells of users; there is one.",
            new Family("server")
                .sub(
                    "6.0.0",
                    "acl whoami",
                    "noscript loading stale",
                    "Tells who this client is.",
                    (client, _) -> client.reply().bulk("default")))
        .container(
            "4.0.0",
            "module",
            "Tells of modules; there are none.",
            new Family("server")
                .sub(
                    "4.0.0",
                    "module list",
                    "admin noscript",
                    "Lists modules.",
                    (client, _) -> client.reply().array(0)));
  }

  /// What a client sends to forget scripts, whether it has any or not.
  static Family scripting() {
    return new Family("scripting")
        .container(
            "7.0.0",
            "function",
            "Functions are not here.",
            new Family("scripting")
                .sub(
                    "7.0.0",
                    "function flush [ASYNC | SYNC]",
                    "write noscript @scripting",
                    "Forgets functions; there are none.",
                    (client, args) ->
                        flush(client, args, "ERR FUNCTION FLUSH only supports SYNC|ASYNC option")))
        .container(
            "2.6.0",
            "script",
            "Scripts are not here.",
            new Family("scripting")
                .sub(
                    "2.6.0",
                    "script flush [ASYNC | SYNC]",
                    "noscript @scripting",
                    "Forgets scripts; there are none.",
                    (client, args) ->
                        flush(client, args, "ERR SCRIPT FLUSH only support SYNC|ASYNC option")));
  }

  static Family generic() {
    return new Family("generic")
        .row(
            "3.0.0",
            "wait numreplicas timeout",
            "noscript @connection @-keyspace",
            "Waits for replicas; there are none.",
            ServerCommands::waitForReplicas);
  }

  private static void flush(Client client, byte[][] args, String refusal) {
    if (args.length > 3 && Bytes.is(args[0], "function")) {
      throw Families.unknownSubcommand(args);
    }
    boolean known =
        args.length == 2
            || (args.length == 3 && (Bytes.is(args[2], "sync") || Bytes.is(args[2], "async")));
    if (!known) {
      throw new ErrorReply(refusal);
    }
    client.reply().ok();
  }

  private static void time(Client client, byte[][] args) {
    Instant now = Instant.now();
    client.reply().array(2);
    client.reply().bulk(now.getEpochSecond());
    client.reply().bulk(now.getNano() / 1000);
  }

  private static void lastSave(Client client, byte[][] args) {
    client.reply().integer(client.redis().startedAt() / 1000);
  }

  private static void role(Client client, byte[][] args) {
    Reply reply = client.reply();
    reply.array(3);
    reply.bulk("master");
    reply.integer(0);
    reply.array(0);
  }

  private static void waitForReplicas(Client client, byte[][] args) {
    var _ = Args.integer(args[1]); // how many: none are there, whatever the time
    if (!Bytes.isLong(args[2])) {
      throw new ErrorReply("ERR timeout is not an integer or out of range");
    }
    if (Bytes.toLong(args[2]) < 0) {
      throw new ErrorReply("ERR timeout is negative");
    }
    client.reply().integer(0);
  }

  private static void shutdown(Client client, byte[][] args) {
    Set<String> options = new HashSet<>();
    for (int i = 1; i < args.length; i++) {
      options.add(Bytes.text(args[i]).toLowerCase(Locale.ROOT));
    }
    boolean isAbort = options.contains("abort");
    boolean saves = options.contains("save");
    if (!SHUTDOWN_OPTIONS.containsAll(options)
        || (isAbort && options.size() > 1)
        || (saves && options.contains("nosave"))) {
      throw ErrorReply.syntax();
    }
    if (isAbort) {
      throw new ErrorReply("ERR No shutdown in progress.");
    }
    if (saves) {
      throw new ErrorReply(
          "ERR 'shutdown save' is not supported: this server saves nothing to disk");
    }
    client.redis().shutdown();
  }

  /// A command that takes long, for whoever wants to see what that does to all clients.
  private static void sleep(Client client, byte[][] args) {
    double seconds = Scores.parse(args[2]);
    try {
      Thread.sleep((long) (1000 * (Double.isNaN(seconds) ? 0 : Math.max(0, seconds))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.reply().ok();
  }

  private static void object(Client client, byte[][] args) {
    Key key = client.database().peek(args[2]);
    if (key == null) {
      throw ErrorReply.noSuchKey();
    }
    client
        .reply()
        .status(
            "Value at:0x%x refcount:1 encoding:%s serializedlength:0 lru:0 lru_seconds_idle:%d"
                .formatted(
                    System.identityHashCode(key.value()),
                    key.value().encoding(),
                    client.database().idleTime(key)));
  }

  private static void setActiveExpire(Client client, byte[][] args) {
    client.redis().keyspace().sweeps(!Bytes.text(args[2]).equals("0"));
    client.reply().ok();
  }
}
