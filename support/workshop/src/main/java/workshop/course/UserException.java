package workshop.course;

/// Something that the person at the keyboard has to put right. Its message is printed as it is,
/// without a stack trace.
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UserException(String message) {
    super(message);
  }
}
