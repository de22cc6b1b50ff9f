package miniredis.resp;

/// A command's refusal, as the client reads it: `ERR syntax error`. The first word is the code that
/// client libraries look at. Whoever runs the command catches it and writes [#getMessage] as an
/// error reply; the connection lives on.
///
/// It carries no stack trace: it is an answer, thrown as often as a client errs.
public final class ErrorReply extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ErrorReply(String line) {
    super(line, null, false, false);
  }

  public static ErrorReply syntax() {
    return new ErrorReply("ERR syntax error");
  }

  public static ErrorReply notAnInteger() {
    return new ErrorReply("ERR value is not an integer or out of range");
  }

  public static ErrorReply notAFloat() {
    return new ErrorReply("ERR value is not a valid float");
  }

  public static ErrorReply wrongType() {
    return new ErrorReply("WRONGTYPE Operation against a key holding the wrong kind of value");
  }

  public static ErrorReply noSuchKey() {
    return new ErrorReply("ERR no such key");
  }
}
