package miniredis.command;

import java.util.Locale;
import java.util.Set;
import miniredis.command.Session.Replies;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;

/// From a request to its command: looks the name up, refuses what may not be run, queues what
/// belongs to a transaction, and runs the rest. Every refusal, and every [ErrorReply] that a
/// command throws, ends here as one error reply, and costs nobody else anything. Whatever else it
/// throws ends its connection.
final class Dispatcher {

  /// What runs at once between MULTI and EXEC.
  private static final Set<String> NOT_QUEUED =
      Set.of("exec", "discard", "multi", "watch", "quit", "reset");

  /// What a subscriber that speaks RESP2 may say.
  private static final Set<String> FOR_SUBSCRIBERS =
      Set.of("subscribe", "unsubscribe", "psubscribe", "punsubscribe", "ping", "quit", "reset");

  /// So long the keyspace's clock may stand still while one read's commands run, in nanoseconds.
  private static final long TICK = 1_000_000;

  private final Redis redis;
  private long began; // in nanoseconds: when the command that ran before has ended
  private long ticked; // in nanoseconds: when the keyspace last looked at its clock

  Dispatcher(Redis redis) {
    this.redis = redis;
  }

  /// Nothing has run for a while.
  void tick() {
    began = System.nanoTime();
    ticked = began;
  }

  void execute(Client client, byte[][] request) {
    Session session = client.session();
    Reply reply = client.reply();
    int before = reply.size();
    Replies was = session.replies;
    Command command = redis.commands().find(request[0]);
    if (command == null && isHttp(request[0])) {
      client.kill();
      return;
    }
    Command row = command == null ? null : command.resolve(request);
    session.lastCommand = row == null ? "NULL" : row.name();
    String refusal = refusal(client, command, row, request);
    if (refusal != null) {
      if (row != null) {
        row.stats().rejected++;
      }
      refuse(client, row, request, refusal);
    } else if (redis.pause().holds(client, row, request)) {
      return; // and runs later
    } else if (session.transaction != null && !NOT_QUEUED.contains(row.name())) {
      if (!session.transaction.isRefused() && !session.isLate) { // or else it never runs
        session.transaction.queue(row, request);
      }
      reply.queued();
    } else {
      try {
        call(client, row, request);
      } finally { // though it has failed halfway
        redis.waiters().serve();
      }
    }
    if (session.waiter == null) {
      leaveOutIfUnwanted(session, reply, before, was);
      session.replies = session.replies.next();
    }
  }

  /// Runs a command that may be run.
  void call(Client client, Command command, byte[][] request) {
    Session session = client.session();
    session.lastUsed = redis.keyspace().now();
    Reply reply = client.reply();
    int before = reply.size();
    try {
      command.body().run(client, request);
    } catch (ErrorReply error) {
      reply.truncate(before);
      reply.error(error.getMessage());
      command.stats().failed++;
      redis.stats().failed(error.getMessage());
    }
    long ended = System.nanoTime();
    redis.stats().ran(client, command, request, ended - began);
    began = ended;
    if (ended - ticked > TICK && !session.isInExec) { // a transaction is one moment
      redis.keyspace().tick();
      ticked = ended;
    }
    redis.monitors().tell(client, command, request);
  }

  /// An EXEC that cannot run ends the transaction; anything else that cannot makes the EXEC fail.
  private void refuse(Client client, Command row, byte[][] request, String refusal) {
    Transaction transaction = client.session().transaction;
    String line = refusal;
    if (row != null && row.name().equals("exec")) {
      Transactions.end(client);
      String reason = refusal.startsWith("ERR ") ? refusal.substring(4) : refusal;
      line = "EXECABORT Transaction discarded because of: " + reason;
      redis.monitors().tell(client, row, request); // they were told of the MULTI
    } else if (transaction != null) {
      transaction.refuse();
    }
    redis.stats().failed(line);
    client.reply().error(line);
  }

  /// Takes a reply back that the client has said it does not want: CLIENT REPLY.
  ///
  /// @param before how much had been written before the reply
  /// @param was what the client wanted then
  static void leaveOutIfUnwanted(Session session, Reply reply, int before, Replies was) {
    if (was.areUnwanted() && session.replies.areUnwanted()) {
      reply.truncate(before);
    }
  }

  /// Why the request may not run, or null.
  private String refusal(Client client, Command command, Command row, byte[][] request) {
    Session session = client.session();
    if (command == null) {
      String reason = Refused.error(request);
      return reason == null ? unknown(request) : reason;
    }
    if (command.name().equals("debug") && request.length > 1) {
      String reason = refusalOfDebug(row, request);
      if (reason != null) {
        return reason;
      }
    }
    if (row == null) {
      String reason = Refused.error(request);
      if (reason != null) {
        return reason;
      }
      return "ERR unknown subcommand '%s'. Try %s HELP."
          .formatted(Bytes.shown(request[1], 128), command.name().toUpperCase(Locale.ROOT));
    }
    if (!row.accepts(request.length)) {
      return "ERR wrong number of arguments for '%s' command".formatted(row.name());
    }
    if (session.needsPassword() && !row.is("no_auth")) {
      return "NOAUTH Authentication required.";
    }
    if (!client.serves(row.group(), row.name())) {
      return "ERR '%s' is not served on this kind of connection".formatted(row.name());
    }
    if (session.transaction != null && row.is("no_multi")) {
      return "ERR Command not allowed inside a transaction";
    }
    if (session.hearsOnly() && !FOR_SUBSCRIBERS.contains(row.name())) {
      return ("ERR Can't execute '%s': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are"
              + " allowed in this context")
          .formatted(row.name());
    }
    if (session.isMonitor && (row.touchesKeys() || row.name().equals("publish"))) {
      return "ERR Replica can't interact with the keyspace";
    }
    return null;
  }

  /// Whoever may stop the server for a while can harm all others, so it is off. To Redis's table
  /// what DEBUG can do are no commands; they have an error of their own.
  private String refusalOfDebug(Command row, byte[][] request) {
    if (redis.config().get("enable-debug-command").equals("no")) {
      return "ERR DEBUG command not allowed. If the enable-debug-command option is set to \"local\", you"
          + " can run it from a local connection, otherwise you need to set this option in the"
          + " configuration file, and then restart the server.";
    }
    return row != null && row.accepts(request.length)
        ? null
        : Families.unknownSubcommand(request).getMessage();
  }

  /// A page in a browser can make it send bytes to any port of its machine, with commands in them.
  private static boolean isHttp(byte[] name) {
    return Bytes.is(name, "post") || Bytes.is(name, "host:");
  }

  private static String unknown(byte[][] request) {
    var args = new StringBuilder();
    for (int i = 1; i < request.length && args.length() < 128; i++) {
      String word = Bytes.shown(request[i], 128 - args.length());
      args.append('\'').append(word).append("' ");
    }
    return "ERR unknown command '%s', with args beginning with: %s"
        .formatted(Bytes.shown(request[0], 128), args);
  }
}
