package miniredis.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import miniredis.command.Config;
import miniredis.resp.Bytes;

/// A command line in the form of redis-server's: `--name value`, where a value may be several
/// words, as in `--client-output-buffer-limit pubsub 1mb 512kb 10`.
final class Options {

  private Options() {}

  /// @throws IllegalArgumentException an option is wrong; the message is one line and says which
  static void apply(String[] args, Config config) {
    int at = 0;
    while (at < args.length) {
      String option = args[at++];
      if (!option.startsWith("--")) {
        throw new IllegalArgumentException(
            "'%s' is no option: options are --name value".formatted(option));
      }
      List<String> values = new ArrayList<>();
      while (at < args.length && !args[at].startsWith("--")) {
        values.add(Bytes.text(args[at++].getBytes(UTF_8))); // as a client would send it
      }
      if (values.isEmpty()) {
        throw new IllegalArgumentException("option '%s' needs a value".formatted(option));
      }
      config.set(option.substring(2).toLowerCase(Locale.ROOT), String.join(" ", values));
    }
  }
}
