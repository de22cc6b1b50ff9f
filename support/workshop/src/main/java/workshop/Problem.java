package workshop;

/// Something that the person at the keyboard has to put right. Its message is printed as it is,
/// without a stack trace.
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  Problem(String message) {
    super(message);
  }
}
