package miniredis.command;

import java.util.Arrays;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;

/// What a client says about itself and its connection. Its listing and its end: [ClientCommands].
final class Connections {

  private static final String BEFORE_AUTH = "noscript loading stale fast no_auth allow_busy";

  private Connections() {}

  static Family family() {
    return new Family("connection")
        .row("1.0.0", "ping [message]", "fast", "Answers PONG, or the message.", Connections::ping)
        .row(
            "1.0.0",
            "echo message",
            "loading stale fast",
            "Gives the message back.",
            Connections::echo)
        .row(
            "1.0.0",
            "select index",
            "loading stale fast",
            "Goes to another database.",
            Connections::select)
        .row(
            "1.0.0",
            "auth [username] password",
            BEFORE_AUTH,
            "Says the password.",
            Connections::auth)
        .row(
            "6.0.0",
            "hello [protover [AUTH username password] [SETNAME clientname]]",
            BEFORE_AUTH,
            "Chooses the version of the protocol, and tells about the server.",
            Connections::hello)
        .row("1.0.0", "quit ...", BEFORE_AUTH, "Closes the connection.", Connections::quit)
        .row(
            "6.2.0",
            "reset",
            BEFORE_AUTH,
            "Makes the connection as it was when it began.",
            Connections::reset);
  }

  static void ping(Client client, byte[][] args) {
    if (args.length > 2) {
      throw new ErrorReply("ERR wrong number of arguments for 'ping' command");
    }
    Reply reply = client.reply();
    if (client.session().hearsOnly()) { // in RESP2 a client cannot tell a reply from a message
      reply.array(2);
      reply.bulk("pong");
      reply.bulk(args.length == 2 ? args[1] : new byte[0]);
    } else if (args.length == 2) {
      reply.bulk(args[1]);
    } else {
      reply.status("PONG");
    }
  }

  static void echo(Client client, byte[][] args) {
    client.reply().bulk(args[1]);
  }

  static void select(Client client, byte[][] args) {
    client.session().database = Keys.database(client, args[1]);
    client.reply().ok();
  }

  static void auth(Client client, byte[][] args) {
    if (args.length > 3) {
      throw ErrorReply.syntax();
    }
    byte[] user = args.length == 3 ? args[1] : Bytes.of("default");
    byte[] password = args[args.length - 1];
    Args.redact(args, 1, args.length);
    if (args.length == 2 && client.redis().config().password().isEmpty()) {
      throw new ErrorReply(
          "ERR AUTH <password> called without any password configured for the default user. Are you"
              + " sure your configuration is correct?");
    }
    authenticate(client, user, password);
    client.reply().ok();
  }

  /// There is one user, `default`. Without a password set, any will do.
  private static void authenticate(Client client, byte[] user, byte[] password) {
    String expected = client.redis().config().password();
    boolean right =
        expected.isEmpty()
            || java.security.MessageDigest.isEqual(
                password, Bytes.of(expected)); // in constant time
    if (!Arrays.equals(user, Bytes.of("default")) || !right) {
      throw new ErrorReply("WRONGPASS invalid username-password pair or user is disabled.");
    }
    client.session().authenticated = true;
  }

  /// An option acts at once, as in Redis, though a later one may be refused.
  static void hello(Client client, byte[][] args) {
    int version = client.reply().version();
    if (args.length > 1) {
      if (!Bytes.isLong(args[1])) {
        throw new ErrorReply("ERR Protocol version is not an integer or out of range");
      }
      long wanted = Bytes.toLong(args[1]);
      if (wanted != 2 && wanted != 3) {
        throw new ErrorReply("NOPROTO unsupported protocol version");
      }
      version = (int) wanted;
    }
    for (int i = 2; i < args.length; i++) {
      if (Bytes.is(args[i], "auth") && i + 2 < args.length) {
        byte[] user = args[++i];
        byte[] password = args[++i];
        Args.redact(args, i - 1, i + 1);
        authenticate(client, user, password);
      } else if (Bytes.is(args[i], "setname") && i + 1 < args.length) {
        byte[] name = args[++i];
        ClientCommands.checkName(name);
        client.session().name = Bytes.text(name);
      } else {
        throw new ErrorReply(
            "ERR Syntax error in HELLO option '%s'".formatted(Bytes.shown(args[i])));
      }
    }
    if (!client.session().authenticated) {
      throw new ErrorReply(
          "NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO"
              + " AUTH <user> <pass> option can be used to authenticate the client and select the"
              + " RESP protocol version at the same time");
    }
    client.reply().version(version);
    tellAboutServer(client);
  }

  private static void tellAboutServer(Client client) {
    Reply reply = client.reply();
    reply.map(7);
    reply.bulk("server");
    reply.bulk("redis");
    reply.bulk("version");
    reply.bulk(Redis.VERSION);
    reply.bulk("proto");
    reply.integer(reply.version());
    reply.bulk("id");
    reply.integer(client.session().id);
    reply.bulk("mode");
    reply.bulk("standalone");
    reply.bulk("role");
    reply.bulk("master");
    reply.bulk("modules");
    reply.array(0);
  }

  static void quit(Client client, byte[][] args) {
    client.reply().ok();
    client.close();
  }

  static void reset(Client client, byte[][] args) {
    Session session = client.session();
    Transactions.end(client);
    session.subscriptions(client).clear();
    client.redis().monitors().remove(client);
    session.database = client.redis().keyspace().database(0);
    session.name = "";
    if (session.replies != Session.Replies.SKIP) { // this reply is not wanted, as in Redis
      session.replies = Session.Replies.ON;
    }
    session.authenticated = client.redis().config().password().isEmpty();
    client.reply().version(2);
    client.reply().status("RESET");
  }
}
