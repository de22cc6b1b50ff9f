package miniredis.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;

/// CONFIG: the settings, while the server runs.
final class ConfigCommands {

  private static final String ADMIN = "admin noscript loading stale";

  private ConfigCommands() {}

  static Family family() {
    return new Family("server")
        .container(
            "2.0.0",
            "config",
            "Tells and changes the settings.",
            new Family("server")
                .sub(
                    "2.0.0",
                    "config get parameter [parameter ...]",
                    ADMIN,
                    "Gives the settings whose names match.",
                    ConfigCommands::get)
                .sub(
                    "2.0.0",
                    "config set parameter value [parameter value ...]",
                    ADMIN,
                    "Changes settings, all of them or none.",
                    ConfigCommands::set)
                .sub("2.0.0", "config resetstat", ADMIN, "Counts anew.", ConfigCommands::resetStat)
                .sub(
                    "2.8.0",
                    "config rewrite",
                    ADMIN,
                    "Writes the settings to a file, where there is one.",
                    ConfigCommands::rewrite)
                .sub(
                    "5.0.0",
                    "config help",
                    "loading stale",
                    "Says what CONFIG can do.",
                    Help.of(
                        "CONFIG",
                        "GET <pattern> [<pattern> ...]",
                        "The settings whose names match, and their values.",
                        "SET <name> <value> [<name> <value> ...]",
                        "Changes settings.",
                        "RESETSTAT",
                        "Sets the counts that INFO shows to 0.",
                        "REWRITE",
                        "Refused: there is no file.")));
  }

  private static void get(Client client, byte[][] args) {
    Config config = client.redis().config();
    Map<String, String> found = new LinkedHashMap<>(); // names, and as what they are shown
    for (int i = 2; i < args.length; i++) {
      String asked = Bytes.text(args[i]);
      String pattern = asked.toLowerCase(Locale.ROOT);
      if (config.settings().containsKey(pattern)) {
        found.putIfAbsent(pattern, asked);
      } else {
        config.settings().keySet().stream()
            .filter(name -> Glob.matches(Bytes.of(pattern), Bytes.of(name)))
            .forEach(name -> found.putIfAbsent(name, name));
      }
    }
    client.reply().map(found.size());
    found.forEach((name, shown) -> {
      client.reply().bulk(shown);
      client.reply().bulk(config.get(name));
    });
  }

  private record Change(String name, Setting setting, String value) {}

  /// All are checked before the first is set.
  private static void set(Client client, byte[][] args) {
    if (args.length % 2 != 0) {
      throw ErrorReply.syntax();
    }
    byte[][] given = args.clone();
    for (int i = 2; i < args.length; i += 2) {
      if (Bytes.is(args[i], "requirepass")) {
        Args.redact(args, i + 1, i + 2);
      }
    }
    Config config = client.redis().config();
    List<Change> changes = new ArrayList<>();
    for (int i = 2; i < args.length; i += 2) {
      String asked = Bytes.text(args[i]);
      String name = asked.toLowerCase(Locale.ROOT);
      Setting setting = config.settings().get(name);
      if (setting == null) {
        throw new ErrorReply(
            "ERR Unknown option or number of arguments for CONFIG SET - '%s'"
                .formatted(Bytes.shown(args[i])));
      }
      if (setting.refusal() != null) {
        throw failed(asked, setting.refusal());
      }
      if (changes.stream().anyMatch(change -> change.name.equals(name))) {
        throw failed(asked, "duplicate parameter");
      }
      try {
        changes.add(new Change(name, setting, setting.kind().checked(Bytes.text(given[i + 1]))));
      } catch (IllegalArgumentException e) {
        throw failed(name, e.getMessage());
      }
    }
    changes.forEach(change -> config.apply(change.setting, change.value));
    client.reply().ok();
  }

  private static ErrorReply failed(String name, String reason) {
    return new ErrorReply(
        "ERR CONFIG SET failed (possibly related to argument '%s') - %s".formatted(name, reason));
  }

  private static void resetStat(Client client, byte[][] args) {
    client.redis().stats().clear();
    client.reply().ok();
  }

  private static void rewrite(Client client, byte[][] args) {
    throw new ErrorReply("ERR The server is running without a config file");
  }
}
