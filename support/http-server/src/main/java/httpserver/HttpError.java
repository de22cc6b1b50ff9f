package httpserver;

/// What is wrong with a request. It becomes the answer, and the server goes on.
final class HttpError extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;

  HttpError(int status, String message) {
    super(message, null, false, false); // the client's mistake: our stack would say nothing of it
    this.status = status;
  }

  int status() {
    return status;
  }
}
