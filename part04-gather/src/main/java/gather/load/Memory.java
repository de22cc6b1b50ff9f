package gather.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What this process has needed.
public final class Memory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern LARGEST = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private Memory() {}

  /// The largest memory of the process so far, in MiB, as the operating system counts it; where it
  /// does not say, the heap's size.
  public static long largest() {
    try {
      var found = LARGEST.matcher(Files.readString(STATUS));
      if (found.find()) {
        return Long.parseLong(found.group(1)) / 1024;
      }
    } catch (IOException e) {
      // Not Linux.
    }
    return Runtime.getRuntime().totalMemory() >> 20;
  }
}
