package miniredis.command;

import java.util.ArrayList;
import java.util.List;
import miniredis.store.Database;
import miniredis.store.Key;
import miniredis.store.Table;

/// Which keys are watched, and by whom. A client that watches a key learns at EXEC whether the key
/// was changed meanwhile; then its transaction is not carried out, and it tries again. That takes
/// no lock: the others go on, and whoever comes too late does the work twice.
final class Watches {

  /// Those who watch a key.
  private static final class Watched extends Table.Entry {
    final List<Session> sessions = new ArrayList<>();

    Watched(byte[] key) {
      super(key);
    }
  }

  /// @param wasOver the key had expired when the client began to watch it, so that it goes is no
  ///   change
  record Watch(Database database, byte[] key, boolean wasOver) {}

  private final List<Table<Watched>> tables = new ArrayList<>(); // one a database
  private int count;

  Watches(int databases) {
    for (int i = 0; i < databases; i++) {
      tables.add(new Table<>());
    }
  }

  void add(Session session, byte[] key) {
    Table<Watched> table = tables.get(session.database.index());
    Watched watched = table.find(key);
    if (watched == null) {
      watched = new Watched(key);
      table.add(watched);
    }
    if (!watched.sessions.contains(session)) {
      watched.sessions.add(session);
      session.watches.add(new Watch(session.database, key, session.database.hasExpired(key)));
      count++;
    }
  }

  /// The client watches nothing any more.
  void clear(Session session) {
    for (Watch watch : session.watches) {
      Table<Watched> table = tables.get(watch.database.index());
      Watched watched = table.find(watch.key);
      watched.sessions.remove(session);
      count--;
      if (watched.sessions.isEmpty()) {
        table.remove(watch.key);
      }
    }
    session.watches.clear();
    session.isLate = false;
  }

  /// A key was changed: the transactions of all who watch it come too late.
  void changed(Database database, byte[] key) {
    if (count > 0) {
      Watched watched = tables.get(database.index()).find(key);
      if (watched != null) {
        watched.sessions.forEach(session -> tellOf(session, database, key));
      }
    }
  }

  private static void tellOf(Session session, Database database, byte[] key) {
    if (session.isLate) {
      return; // else MSET of all that a session watches would walk through its watches for each key
    }
    for (Watch watch : session.watches) {
      boolean isIt = watch.database == database && java.util.Arrays.equals(watch.key, key);
      if (isIt && !(watch.wasOver && database.peek(key) == null)) {
        session.isLate = true;
      }
    }
  }

  /// All keys of a database are about to change: FLUSHDB, and SWAPDB with the content that takes
  /// its place.
  void changing(Database database, Database replacement) {
    tables
        .get(database.index())
        .forEach(watched -> {
          Key before = database.peek(watched.name());
          Key after = replacement == null ? null : replacement.peek(watched.name());
          if (before != null || after != null) {
            watched.sessions.forEach(session -> session.isLate = true);
          }
        });
  }

  /// Was a key that this client watches changed, or has it expired since?
  boolean isLate(Session session) {
    if (session.isLate) {
      return true;
    }
    for (Watch watch : session.watches) {
      if (!watch.wasOver && watch.database.hasExpired(watch.key)) {
        return true;
      }
    }
    return false;
  }
}
