package miniredis.store;

/// Hears of each change to a key, after it was made. This is the one place where WATCH, waiting
/// clients and notifications learn what happened; it is called by the thread that owns the store.
@FunctionalInterface
public interface Changes {

  /// Something has happened to a key.
  void changed(Database database, byte[] key, Event event);
}
