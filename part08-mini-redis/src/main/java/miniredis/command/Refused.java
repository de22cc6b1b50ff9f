package miniredis.command;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import miniredis.resp.Bytes;

/// Commands of Redis 7.0 that are not here. Each is refused by its name, with the reason: a client
/// that needs one should hear so at once, and not that the command is unknown.
final class Refused {

  private static final Map<String, String> REASONS = new HashMap<>();

  static {
    add("has no scripts", "eval eval_ro evalsha evalsha_ro script fcall fcall_ro function");
    add(
        "has no streams",
        "xadd xack xautoclaim xclaim xdel xgroup xinfo xlen xpending xrange xread xreadgroup"
            + " xrevrange xsetid xtrim");
    add(
        "has no geographic commands",
        "geoadd geodist geohash geopos georadius georadius_ro georadiusbymember"
            + " georadiusbymember_ro geosearch geosearchstore");
    add("has no HyperLogLog", "pfadd pfcount pfdebug pfmerge pfselftest");
    add("has one user and no access lists", "acl");
    add("cannot copy values between servers", "dump restore restore-asking migrate");
    add("has no sharded channels", "spublish ssubscribe sunsubscribe");
    add("saves nothing to disk", "save bgsave bgrewriteaof");
    add("has no replicas", "replicaof slaveof replconf psync sync failover");
    add("has no modules", "module");
    add("draws nothing", "lolwut");
    for (String name : new String[] {"tracking", "caching", "trackinginfo"}) {
      REASONS.put("client " + name, "tells no client which keys others have changed");
    }
  }

  private static final String NO_CLUSTER = "ERR This instance has cluster support disabled";

  private Refused() {}

  private static void add(String reason, String names) {
    for (String name : names.split(" ", -1)) {
      REASONS.put(name, reason);
    }
  }

  /// The error for a command or a subcommand that is not in the table, or null, if Redis does not
  /// know it either.
  static String error(byte[][] request) {
    String word = Bytes.text(request[0]).toLowerCase(Locale.ROOT);
    return switch (word) {
      case "cluster", "readonly", "readwrite", "asking" -> NO_CLUSTER;
      case "client" -> error(word + " " + Bytes.text(request[1]).toLowerCase(Locale.ROOT));
      default -> error(word);
    };
  }

  private static String error(String word) {
    String reason = REASONS.get(word);
    return reason == null
        ? null
        : "ERR '%s' is not supported: this server %s".formatted(word, reason);
  }
}
