package miniredis.resp;

/// Bytes that are no request. What follows them cannot be understood either, so the server writes
/// the message as an error and closes the connection.
public final class ProtocolException extends Exception {

  private static final long serialVersionUID = 1;

  ProtocolException(String message) {
    super("Protocol error: " + message, null, false, false);
  }
}
