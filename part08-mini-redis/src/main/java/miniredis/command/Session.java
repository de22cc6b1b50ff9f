package miniredis.command;

import java.util.ArrayList;
import java.util.List;
import miniredis.resp.ProtocolException;
import miniredis.resp.RequestReader;
import miniredis.store.Database;

/// What the commands remember of a client, apart from its connection. Used by the thread that runs
/// the commands.
public final class Session {

  /// Which replies the client gets: CLIENT REPLY.
  enum Replies {
    ON,
    OFF,
    /// Not that to the next command.
    SKIP_NEXT,
    /// Not that to this command.
    SKIP;

    boolean areUnwanted() {
      return this == OFF || this == SKIP;
    }

    /// When a command has been run.
    Replies next() {
      return switch (this) {
        case ON, SKIP -> ON;
        case OFF -> OFF;
        case SKIP_NEXT -> SKIP;
      };
    }
  }

  final Redis redis;
  final long id;
  final long since; // in milliseconds since 1970
  Database database;
  boolean authenticated;
  String name = "";
  long lastUsed;
  String lastCommand = "NULL";
  Replies replies = Replies.ON;
  boolean isSpared; // CLIENT NO-EVICT
  boolean isMonitor;

  Transaction transaction; // null, but between MULTI and EXEC
  boolean isInExec; // EXEC runs its commands: none of them may wait
  final List<Watches.Watch> watches = new ArrayList<>();
  boolean isLate; // a watched key was changed

  Waiters.Waiter waiter; // null, but while the client waits for a key
  boolean isHeld; // by a pause
  byte[][] held; // the request that a pause has held back, until it runs

  private Subscriptions subscriptions; // null before the first

  Session(Redis redis, long id) {
    this.redis = redis;
    this.id = id;
    since = redis.keyspace().now();
    lastUsed = since;
    database = redis.keyspace().database(0);
    authenticated = redis.config().password().isEmpty();
  }

  /// May the next request of this client be run? Not while the client waits for a key, or a pause
  /// holds it.
  public boolean mayRun() {
    return waiter == null && !isHeld;
  }

  /// Is it this client's turn? Not while it waits for a key, or listens to messages or to what
  /// others do.
  public boolean hasToSpeak() {
    return mayRun() && !isSubscriber() && !isMonitor;
  }

  /// Has it still to say the password? Not if there is none any more.
  boolean needsPassword() {
    return !authenticated && !redis.config().password().isEmpty();
  }

  /// The next request that this client has sent, or null, if it is not complete; one that a pause
  /// has held back comes first. Before it has said its password a client may send short requests
  /// only.
  ///
  /// @throws ProtocolException what it has sent is no request, or too long
  public byte[][] next(RequestReader reader) throws ProtocolException {
    if (held != null) {
      byte[][] request = held;
      held = null;
      return request;
    }
    reader.stranger(needsPassword());
    reader.longestArgument(redis.config().longestValue());
    return reader.next();
  }

  /// Does it hear of channels? Then what is unsent to it is limited more tightly.
  public boolean isSubscriber() {
    return subscriptions != null && subscriptions.count() > 0;
  }

  /// A subscriber that speaks RESP2 may only subscribe and unsubscribe, since it could not tell a
  /// reply from a message.
  boolean hearsOnly() {
    return isSubscriber() && !subscriptions.isResp3();
  }

  Subscriptions subscriptions(Client client) {
    if (subscriptions == null) {
      subscriptions = new Subscriptions(client);
    }
    return subscriptions;
  }

  int channels() {
    return subscriptions == null ? 0 : subscriptions.channels();
  }

  int patterns() {
    return subscriptions == null ? 0 : subscriptions.patterns();
  }
}
