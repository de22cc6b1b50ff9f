package miniredis;

import java.util.ArrayList;
import java.util.List;

/// Has room for so many messages as the test says, and for none above a size. Remembers what it has
/// taken.
final class FakeConnection implements Exercise04_TheSlowAreCutOff.Connection {

  static final int ENOUGH = 1_000_000;

  final List<byte[]> taken = new ArrayList<>();
  int room;
  int largest = Integer.MAX_VALUE;
  int offers;
  int closed;
  int offersAfterItsEnd;

  /// What it does when it is offered a message; it may throw.
  Runnable whenOffered = () -> {};

  Runnable whenClosed = () -> {};

  FakeConnection(int room) {
    this.room = room;
  }

  @Override
  public boolean offer(byte[] message) {
    offers++;
    if (closed > 0) {
      offersAfterItsEnd++;
    }
    whenOffered.run();
    if (room == 0 || message.length > largest) {
      return false;
    }
    room--;
    taken.add(message);
    return true;
  }

  @Override
  public void close() {
    closed++;
    whenClosed.run();
  }

  /// Messages begin with their name; `-` is one of no bytes.
  List<String> names() {
    return taken.stream()
        .map(message -> message.length == 0 ? "-" : Character.toString(message[0]))
        .toList();
  }
}
