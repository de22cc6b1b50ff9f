package bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the figures depend on, in one line, without the machine's name.
final class Machine {

  static String describe() throws IOException {
    var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%s, cores: %d, memory: %.1f GiB, %s %s, JDK %s (%s)",
        cpu(),
        os.getAvailableProcessors(),
        os.getTotalMemorySize() / (double) (1 << 30),
        os.getName(),
        os.getVersion().replaceFirst("-.*", ""), // what a builder of kernels appends
        Runtime.version(),
        System.getProperty("java.vendor"));
  }

  /// Linux on x86 names the model. Elsewhere only the architecture is known.
  private static String cpu() throws IOException {
    var cpuinfo = Path.of("/proc/cpuinfo");
    var text = Files.exists(cpuinfo) ? Files.readString(cpuinfo) : "";
    var model = Pattern.compile("model name\\s*: (.*)").matcher(text);
    var guest = Pattern.compile("\\bhypervisor\\b").matcher(text).find();
    return (model.find() ? model.group(1) : System.getProperty("os.arch"))
        + (guest ? " (virtual machine)" : "");
  }

  private Machine() {}
}
