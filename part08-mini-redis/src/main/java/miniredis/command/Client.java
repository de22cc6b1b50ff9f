package miniredis.command;

import java.util.function.Consumer;
import miniredis.resp.Reply;
import miniredis.store.Database;

/// Whoever sends commands, as the commands see it. The server implements it for each connection.
/// All methods are called by the thread that runs the commands.
public interface Client {

  /// What the commands remember of this client: its database, its transaction, its subscriptions.
  Session session();

  /// Where a command writes its reply.
  Reply reply();

  /// Something was written to [#reply] by another client's command, or by a timer: it has to be
  /// sent.
  void written();

  /// It could not be written to, for want of memory or since its replies are too long: it is ended,
  /// and not the client whose command had something for it.
  void failed(Throwable cause);

  /// Writes what another client's command has for this one.
  default void tell(Consumer<Reply> message) {
    try {
      message.accept(reply());
      written();
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  /// The client was blocked or paused, and is no longer: it may have sent more requests meanwhile.
  void resume();

  /// Closes the connection when what was written before has been sent.
  void close();

  /// Closes the connection at once.
  void kill();

  /// The client's end of the connection, `127.0.0.1:50312`.
  String address();

  /// The server's end of the connection.
  String localAddress();

  /// How many bytes it has sent that are no request yet.
  int unread();

  /// How many bytes are written for it and not sent yet, those in [#reply] included.
  long unsent();

  /// Is this command, of this group, served on its connection? See [Family].
  default boolean serves(String group, String name) {
    return true;
  }

  default Database database() {
    return session().database;
  }

  default Redis redis() {
    return session().redis;
  }
}
