package miniredis.store;

/// Hears of each change to a key, after it was made. This is the one place where WATCH, waiting
/// clients and notifications learn what happened; it is called by the thread that owns the store.
@FunctionalInterface
public interface Changes {

  /// Something has happened to a key.
  ///
  /// @param replay the command that would make the same change again, on a copy of the data: for
  ///   `SPOP s`, which removes any member, `SREM s` with the member that was removed. A command
  ///   that causes several events gives it with one of them, and nothing with the others
  void changed(Database database, byte[] key, Event event, byte[][] replay);
}
