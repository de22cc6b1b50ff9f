package lesson;

import java.nio.file.Path;

/// The JDK that runs this.
public final class Jdk {

  private Jdk() {}

  /// The path of one of its programs, such as `java`.
  public static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
