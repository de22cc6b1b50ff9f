package miniredis;

import static miniredis.FakeConnection.ENOUGH;

import java.util.ArrayList;
import java.util.NoSuchElementException;

/// Connections that throw, or unsubscribe somebody, while they are offered a message or closed.
@SuppressWarnings("ReferenceEquality") // the very failure
final class Harm {

  private static final String TELLS = "who-throws-tells-its-caller";

  private final MessagesOnAFakeClock test;

  Harm(MessagesOnAFakeClock test) {
    this.test = test;
  }

  /// Throws `failure` in `offer` and in `close`.
  void whoThrows(Throwable failure) throws Exception {
    var before = test.subscriber(ENOUGH);
    var bad = test.subscriber(ENOUGH);
    var after = test.subscriber(ENOUGH);
    bad.whenOffered = () -> sneak(failure);
    bad.whenClosed = bad.whenOffered;
    String observed = "The `offer` and the `close` of one of three throw " + failure;
    tellsNobody(observed, "publish", failure, () -> test.publish('a', 10));
    test.expectTaken(before, "a", observed, null);
    test.expectTaken(after, "a", observed, TELLS);
    test.expectCutOff(bad, observed, null);
    test.publish('b', 10);
    if (bad.offersAfterItsEnd > 0) {
      throw test.verdict.refuse(observed + ", and then it was offered another message.");
    }
    var late = test.subscriber(0);
    test.publish('c', 10);
    late.whenOffered = bad.whenOffered;
    tellsNobody(
        "An `offer` throws " + failure, "writable", failure, () -> test.writable(late, ENOUGH));
    test.expectCutOff(late, "Its `offer` has thrown in `writable`", null);
  }

  void lateOnesWhoseCloseThrows() throws Exception {
    var failure = new StackOverflowError("broken");
    var late = new ArrayList<FakeConnection>();
    for (int i = 0; i < 3; i++) {
      late.add(test.subscriber(0));
      late.getLast().whenClosed = () -> sneak(failure);
    }
    test.publish('a', 60);
    test.now += 1000;
    String observed = "60 bytes are kept for each of three, for 1000 ms. Each `close` throws";
    tellsNobody(observed, "check", failure, test::check);
    for (var connection : late) {
      test.expectCutOff(connection, observed, TELLS);
    }
    test.check();
    for (var connection : late) {
      if (connection.closed > 1) {
        throw test.verdict.refuse(
            observed + ". After another `check` they are closed again.", "a-call-returns");
      }
    }
  }

  void unsubscribesItselfWhenClosed() throws Exception {
    var slow = new ArrayList<FakeConnection>();
    for (int i = 0; i < 3; i++) {
      slow.add(unsubscribesWhenClosed());
    }
    test.publish('a', 60);
    test.now += 1000;
    test.check();
    for (var connection : slow) {
      test.expectCutOff(connection, "60 bytes are kept for each of three, for 1000 ms", null);
    }
    for (int i = 0; i < 3; i++) {
      unsubscribesWhenClosed();
    }
    var last = test.subscriber(ENOUGH);
    test.publish('b', 101);
    test.expectTaken(last, "b", "Three before it were cut off", "nobody-leaves-while-i-look");
  }

  private FakeConnection unsubscribesWhenClosed() {
    var connection = test.subscriber(0);
    connection.whenClosed = () -> test.messages.unsubscribe(connection);
    return connection;
  }

  void unsubscribesItselfWhenOffered() throws Exception {
    var slow = test.subscriber(0);
    test.publish('a', 10);
    test.publish('b', 10);
    slow.whenOffered = () -> test.messages.unsubscribe(slow);
    String before = "a and b are kept. Its `offer` unsubscribes it and takes a";
    try {
      test.writable(slow, ENOUGH);
    } catch (NoSuchElementException thrown) {
      throw test.verdict.refuse(
          before + ". `writable` throws " + thrown, "the-first-is-still-the-first", thrown);
    }
    test.expectTaken(slow, "a", before, null);
    unsubscribesItselfAndRefuses();
    unsubscribesItselfBeforeOthers();
  }

  private void unsubscribesItselfAndRefuses() throws Exception {
    var gone = test.subscriber(0);
    gone.whenOffered = () -> test.messages.unsubscribe(gone);
    test.publish('a', 101);
    test.expectThere(
        gone,
        "It has unsubscribed in its own `offer`, which refused 101 bytes, and 100 may be kept",
        "who-was-there-is-there");
  }

  /// Which is offered the message first is the answer's to say: that one leaves.
  private void unsubscribesItselfBeforeOthers() throws Exception {
    test.messages = test.ofNobody();
    var all = new ArrayList<FakeConnection>();
    for (int i = 0; i < 5; i++) {
      var connection = test.subscriber(ENOUGH);
      all.add(connection);
      connection.whenOffered =
          () -> {
            if (all.stream().mapToInt(one -> one.offers).sum() == 1) {
              test.messages.unsubscribe(connection);
            }
          };
    }
    test.publish('a', 10);
    for (var connection : all) {
      test.expectTaken(
          connection,
          "a",
          "Of five the one that was offered a message first has unsubscribed itself",
          null);
    }
  }

  void unsubscribesAnotherWhenOffered() throws Exception {
    var first = test.subscriber(ENOUGH);
    var second = test.subscriber(ENOUGH);
    var third = test.subscriber(ENOUGH);
    first.whenOffered = () -> test.messages.unsubscribe(second);
    second.whenOffered = () -> test.messages.unsubscribe(first);
    int count = test.publish('a', 10);
    if (first.offers + second.offers == 2) {
      throw test.verdict.refuse(
          "Of two connections the one that is offered a message first unsubscribes the other one, and that was offered it as well.",
          "a-copy-is-still-true");
    }
    test.expectTaken(third, "a", "An `offer` has unsubscribed another connection", null);
    if (count != 2) {
      throw test.verdict.refuse(
          "There were three, one was unsubscribed by another one's `offer`, two have taken the message, and `publish` returns "
              + count
              + ".");
    }
  }

  /// Which is offered the message first is the answer's to say: the second unsubscribes it.
  void unsubscribesWhoHasTaken() throws Exception {
    test.messages = test.ofNobody();
    var one = test.subscriber(ENOUGH);
    var other = test.subscriber(ENOUGH);
    one.whenOffered = () -> unsubscribeIfOffered(other);
    other.whenOffered = () -> unsubscribeIfOffered(one);
    int count = test.publish('a', 10);
    if (count != 1) {
      throw test.verdict.refuse(
          "Two have taken the message, and the `offer` of the second has unsubscribed the first. `publish` returns %d."
              .formatted(count),
          count == 2 ? "a-count-stays-true" : null);
    }
  }

  private void unsubscribeIfOffered(FakeConnection connection) {
    if (connection.offers > 0) {
      test.messages.unsubscribe(connection);
    }
  }

  void unsubscribesAnotherWhenClosed() throws Exception {
    var first = test.subscriber(0);
    var second = test.subscriber(0);
    first.whenClosed = () -> test.messages.unsubscribe(second);
    second.whenClosed = () -> test.messages.unsubscribe(first);
    test.publish('a', 60);
    test.now += 1000;
    test.check();
    if (first.closed + second.closed != 1) {
      throw test.verdict.refuse(
          "60 bytes are kept for each of two, for 1000 ms. The one that is closed first unsubscribes the other one. Closed were "
              + (first.closed + second.closed)
              + ".",
          "who-is-late-is-closed");
    }
  }

  private void tellsNobody(String observed, String method, Throwable failure, Call call)
      throws Exception {
    try {
      call.run();
    } catch (RuntimeException | StackOverflowError thrown) {
      if (thrown != failure) {
        throw thrown;
      }
      throw test.verdict.refuse("%s, and so does `%s`.".formatted(observed, method), TELLS, thrown);
    }
  }

  private interface Call {
    void run() throws Exception;
  }

  private static void sneak(Throwable failure) {
    switch (failure) {
      case RuntimeException thrown -> throw thrown;
      case Error thrown -> throw thrown;
      default -> throw new IllegalArgumentException(failure);
    }
  }
}
