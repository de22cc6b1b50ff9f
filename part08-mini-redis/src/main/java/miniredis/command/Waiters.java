package miniredis.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.Database;
import miniredis.store.Table;
import miniredis.store.Value;

/// Clients that wait until a key holds something for them: BLPOP and its like. A client that waits
/// is a few objects here and a timer; no thread waits with it.
///
/// A client waits only if none of its keys holds what it wants. So there is something for it again
/// when one of them is new, and not before: the key is noted then, and looked at after the command
/// (or the whole transaction) that added it, since a later part of it may take the key away. The
/// noted keys are looked at in the order in which they were added, and the clients of each are
/// served in the order in which they came, as long as the key is there.
final class Waiters {

  /// Does what a client wants with the value of one of its keys, and writes its reply. It throws
  /// [ErrorReply] before it has changed anything, for a destination of another type, say; the
  /// client gets the error.
  @FunctionalInterface
  interface Action<V extends Value> {
    void on(Database database, byte[] key, V value);
  }

  /// What a client wants: a value of a type, from the first of these keys that has one.
  record Wish<V extends Value>(Class<V> type, List<byte[]> keys, Action<V> action) {

    /// @return false, if no key holds anything: nothing was written
    /// @throws ErrorReply a key holds another type, and none before it holds anything
    boolean fulfil(Database database) {
      for (byte[] key : keys) {
        V value = database.value(key, type);
        if (value != null) {
          action.on(database, key, value);
          return true;
        }
      }
      return false;
    }

    private void fulfil(Database database, byte[] key, Value value) {
      action.on(database, key, type.cast(value));
    }
  }

  /// A client that waits.
  static final class Waiter {
    private final Client client;
    private final Database database;
    private final Wish<?> wish;
    private Runnable cancelTimer = () -> {};

    private Waiter(Client client, Wish<?> wish) {
      this.client = client;
      this.database = client.database();
      this.wish = wish;
    }
  }

  /// The clients that wait for a key, in the order in which they came.
  private static final class Line extends Table.Entry {
    final Database database;
    final LinkedHashSet<Waiter> waiters = new LinkedHashSet<>();
    boolean isReady; // the key was added, and is looked at soon

    Line(Database database, byte[] key) {
      super(key);
      this.database = database;
    }

    /// What the key holds, or null.
    Value value() {
      return database.value(name());
    }

    /// The first that wants a value of this type, or null. The key may have got another type than
    /// the one that clients wait for; these go on waiting.
    Waiter firstFor(Value value) {
      for (Waiter waiter : waiters) {
        if (waiter.wish.type.isInstance(value)) {
          return waiter;
        }
      }
      return null;
    }
  }

  private final Timers timers;
  private final List<Table<Line>> lines = new ArrayList<>(); // one a database
  private final Queue<Line> ready = new ArrayDeque<>();
  private int count;

  Waiters(Timers timers, int databases) {
    this.timers = timers;
    for (int i = 0; i < databases; i++) {
      lines.add(new Table<>());
    }
  }

  /// How many clients wait.
  int count() {
    return count;
  }

  /// Fulfils the wish at once; or else the client waits. In a transaction no client waits: the rest
  /// of the transaction, and all other clients, would have to wait with it.
  ///
  /// @param millis after which the reply is that there is nothing; 0 is never
  /// @param refused writes the reply in a transaction
  void fulfilOrWait(Client client, Wish<?> wish, long millis, Consumer<Reply> refused) {
    if (wish.fulfil(client.database())) {
      return;
    }
    if (client.session().isInExec) {
      refused.accept(client.reply());
    } else {
      add(new Waiter(client, wish), millis);
    }
  }

  /// From now on the client waits; its next request runs when this one has been answered.
  private void add(Waiter waiter, long millis) {
    Table<Line> table = lines.get(waiter.database.index());
    for (byte[] key : waiter.wish.keys) {
      Line line = table.find(key);
      if (line == null) {
        line = new Line(waiter.database, key);
        table.add(line);
      }
      line.waiters.add(waiter); // once, though its request names the key twice
    }
    waiter.client.session().waiter = waiter;
    count++;
    if (millis > 0) {
      waiter.cancelTimer = timers.after(millis, () -> timeOut(waiter.client));
    }
  }

  /// The client gets the reply of one that has waited long enough, if it waits.
  ///
  /// @return whether it waited
  boolean timeOut(Client client) {
    return end(client, Reply::nilArray);
  }

  /// The client gets an error, if it waits.
  ///
  /// @return whether it waited
  boolean fail(Client client, String error) {
    return end(client, reply -> fail(client, reply, error));
  }

  private static void fail(Client client, Reply reply, String error) {
    client.redis().stats().failed(error);
    reply.error(error);
  }

  /// The client waits no more, and hears nothing: it has gone.
  void remove(Client client) {
    Waiter waiter = client.session().waiter;
    if (waiter == null) {
      return;
    }
    client.session().waiter = null;
    count--;
    waiter.cancelTimer.run();
    Table<Line> table = lines.get(waiter.database.index());
    for (byte[] key : waiter.wish.keys) {
      Line line = table.find(key);
      if (line != null && line.waiters.remove(waiter) && line.waiters.isEmpty()) {
        table.remove(key);
      }
    }
  }

  /// A key was added. Its waiters are served later, by [#serve].
  void added(Database database, byte[] key) {
    if (count > 0) {
      Line line = lines.get(database.index()).find(key);
      if (line != null && line.firstFor(line.value()) != null) {
        note(line);
      }
    }
  }

  /// The content of a database was replaced: any of its keys may be new.
  void replaced(Database database) {
    lines.get(database.index()).forEach(this::note);
  }

  private void note(Line line) {
    if (!line.isReady) {
      line.isReady = true;
      ready.add(line);
    }
  }

  /// Serves the waiters of all keys that were added. To serve one may add another key, whose
  /// waiters are then served as well.
  void serve() {
    for (Line line = ready.poll(); line != null; line = ready.poll()) {
      line.isReady = false;
      serve(line);
    }
  }

  private void serve(Line line) {
    for (Value value = line.value(); value != null; value = line.value()) {
      Waiter waiter = line.firstFor(value);
      if (waiter == null) {
        return;
      }
      Value its = value;
      end(waiter.client, _ -> waiter.wish.fulfil(line.database, line.name(), its));
    }
  }

  /// The client waits no more: it gets a reply, if it wants replies, and may go on.
  private boolean end(Client client, Consumer<Reply> answer) {
    Session session = client.session();
    if (session.waiter == null) {
      return false;
    }
    remove(client);
    client.tell(reply -> {
      int before = reply.size();
      try {
        answer.accept(reply);
      } catch (ErrorReply error) {
        reply.truncate(before);
        fail(client, reply, error.getMessage());
      }
      Dispatcher.leaveOutIfUnwanted(session, reply, before, session.replies);
      session.replies = session.replies.next();
    });
    client.resume();
    return true;
  }
}
