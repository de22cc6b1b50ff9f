package miniredis.pubsub;

/// Who hears of channels. The publisher's thread calls it, so it must not wait: what it cannot send
/// at once it keeps, and if that becomes too much, it ends its connection.
public interface Subscriber {

  /// A message to a channel that it subscribed to by name.
  void message(byte[] channel, byte[] message);

  /// A message to a channel that matches its pattern. With several such patterns it is called for
  /// each.
  void message(byte[] pattern, byte[] channel, byte[] message);
}
