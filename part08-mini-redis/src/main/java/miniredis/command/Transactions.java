package miniredis.command;

import miniredis.command.Session.Replies;
import miniredis.command.Transaction.Queued;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;

/// Several commands as one. One thread runs all commands, so nothing comes between those of a
/// transaction; EXEC is a command that runs others.
final class Transactions {

  private Transactions() {}

  static Family family() {
    return new Family("transactions")
        .row(
            "1.2.0",
            "multi",
            "noscript loading stale fast allow_busy",
            "Begins a transaction: what follows is queued.",
            Transactions::multi)
        .row(
            "1.2.0",
            "exec",
            "noscript loading stale skip_slowlog",
            "Runs what was queued, unless a watched key was changed.",
            Transactions::exec)
        .row(
            "2.0.0",
            "discard",
            "noscript loading stale fast allow_busy",
            "Forgets what was queued.",
            Transactions::discard)
        .row(
            "2.2.0",
            "watch key [key ...]",
            "noscript loading stale fast allow_busy",
            "Makes the next EXEC depend on these keys not being changed before it.",
            Transactions::watch)
        .row(
            "2.2.0",
            "unwatch",
            "noscript loading stale fast allow_busy",
            "Watches no key any more.",
            Transactions::unwatch);
  }

  static void multi(Client client, byte[][] args) {
    if (client.session().transaction != null) {
      throw new ErrorReply("ERR MULTI calls can not be nested");
    }
    client.session().transaction = new Transaction();
    client.reply().ok();
  }

  static void exec(Client client, byte[][] args) {
    Session session = client.session();
    Transaction transaction = session.transaction;
    if (transaction == null) {
      throw new ErrorReply("ERR EXEC without MULTI");
    }
    Watches watches = client.redis().watches();
    boolean late = watches.isLate(session);
    session.transaction = null;
    watches.clear(session); // what the transaction itself changes does not matter
    if (transaction.isRefused()) {
      throw new ErrorReply("EXECABORT Transaction discarded because of previous errors.");
    }
    if (late) {
      client.reply().nilArray();
      return;
    }
    Reply reply = client.reply();
    if (!session.replies.areUnwanted()) { // one of the commands may change that
      reply.array(transaction.commands().size());
    }
    session.isInExec = true;
    try {
      for (Queued queued : transaction.commands()) {
        int before = reply.size();
        Replies was = session.replies;
        client.redis().call(client, queued.command(), queued.args());
        Dispatcher.leaveOutIfUnwanted(session, reply, before, was);
      }
    } finally {
      session.isInExec = false;
    }
  }

  static void discard(Client client, byte[][] args) {
    if (client.session().transaction == null) {
      throw new ErrorReply("ERR DISCARD without MULTI");
    }
    end(client);
    client.reply().ok();
  }

  static void watch(Client client, byte[][] args) {
    if (client.session().transaction != null) {
      throw new ErrorReply("ERR WATCH inside MULTI is not allowed");
    }
    for (int i = 1; i < args.length; i++) {
      client.redis().watches().add(client.session(), args[i]);
    }
    client.reply().ok();
  }

  static void unwatch(Client client, byte[][] args) {
    client.redis().watches().clear(client.session());
    client.reply().ok();
  }

  /// The client's transaction and its watches end, whatever was queued.
  static void end(Client client) {
    client.session().transaction = null;
    client.redis().watches().clear(client.session());
  }
}
