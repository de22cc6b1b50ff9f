package eventloop;

/// A callback that knows whether it was run.
final class Dish implements Runnable {

  private final String name;
  volatile boolean ran;

  Dish(String name) {
    this.name = name;
  }

  @Override
  public void run() {
    ran = true;
  }

  @Override
  public String toString() {
    return name;
  }
}
