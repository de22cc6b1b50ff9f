package miniredis;

import static exercise.Verdict.onAnotherThread;

import exercise.Verdict;
import java.lang.ref.WeakReference;
import java.util.ConcurrentModificationException;
import java.util.function.IntSupplier;

/// What the test of exercise 4 does again and again: connections have room for as many messages as
/// it says, and it moves the clock. Each call is made on a thread that is given up if it hangs.
abstract class MessagesOnAFakeClock {

  private static final long START = 1_000_000;

  final Verdict verdict = new Verdict(Exercise04_TheSlowAreCutOff.class);
  long now = START;
  Exercise04_TheSlowAreCutOff messages = ofNobody();

  final Exercise04_TheSlowAreCutOff ofNobody() {
    return new Exercise04_TheSlowAreCutOff(100, 50, 1000, () -> now);
  }

  FakeConnection subscriber(int room) {
    var connection = new FakeConnection(room);
    messages.subscribe(connection);
    return connection;
  }

  /// So many bytes; the first is its name.
  static byte[] message(char name, int bytes) {
    byte[] message = new byte[bytes];
    message[0] = (byte) name;
    return message;
  }

  int publish(char name, int bytes) throws Exception {
    return call("publish", () -> messages.publish(message(name, bytes)));
  }

  void writable(FakeConnection connection, int room) throws Exception {
    connection.room = room;
    call(
        "writable",
        () -> {
          messages.writable(connection);
          return 0;
        });
  }

  void check() throws Exception {
    call(
        "check",
        () -> {
          messages.check();
          return 0;
        });
  }

  int call(String name, IntSupplier call) throws Exception {
    try {
      return verdict.get(
          onAnotherThread(call::getAsInt),
          () ->
              name.equals("publish")
                  ? verdict.refuse(
                      "A subscriber has no room, and `publish` does not return.",
                      "who-publishes-can-wait")
                  : verdict.refuse("`" + name + "` does not return."));
    } catch (ConcurrentModificationException e) {
      throw verdict.refuse(
          "A subscriber leaves, and `%s` throws %s".formatted(name, e),
          "nobody-leaves-while-i-look",
          e);
    } catch (NullPointerException e) {
      throw verdict.refuse("`%s` throws %s".formatted(name, e), e);
    }
  }

  void expectTaken(FakeConnection connection, String names, String before, String belief) {
    String got = String.join("", connection.names());
    if (!got.equals(names)) {
      String observed =
          "%s. It should have taken %s, and has taken %s."
              .formatted(before, named(names), named(got));
      throw verdict.refuse(observed, belief);
    }
  }

  static String named(String names) {
    return names.isEmpty() ? "nothing" : String.join(", ", names.split(""));
  }

  void expectThere(FakeConnection connection, String before, String belief) {
    if (connection.closed > 0) {
      String observed = before + ". Its connection was closed.";
      throw verdict.refuse(observed, belief);
    }
  }

  void expectCutOff(FakeConnection connection, String before, String ifThere) {
    if (connection.closed == 0) {
      String observed = before + ". Its connection is open.";
      throw verdict.refuse(observed, ifThere);
    }
    if (connection.closed > 1) {
      throw verdict.refuse(
          before + ". Its connection was closed " + connection.closed + " times.",
          "to-close-twice-is-harmless");
    }
  }

  WeakReference<byte[]> publishWeakly(int bytes) {
    byte[] message = message('a', bytes);
    messages.publish(message);
    return new WeakReference<>(message);
  }

  void awaitFreed(WeakReference<byte[]> message, String before) throws InterruptedException {
    verdict.await(
        () -> {
          System.gc();
          return message.refersTo(null);
        },
        () ->
            verdict.refuse(
                before + ", and a message that was kept for it is still in memory.",
                "closed-is-forgotten"));
  }
}
