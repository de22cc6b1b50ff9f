package miniredis.differential;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// When two replies to the same request are the same. What is drawn at random need only have the
/// same form, and times may be apart by what has passed; for all else see [OnPurpose].
final class Comparison {

  private static final Set<String> UNORDERED =
      Set.of("smembers", "sinter", "sunion", "sdiff", "keys", "hkeys", "hvals");
  private static final Set<String> TIMES = Set.of("ttl", "pttl", "expiretime", "pexpiretime");
  private static final Set<String> RANDOM =
      Set.of("srandmember", "hrandfield", "zrandmember", "randomkey", "spop");
  private static final long MILLIS_APART = 2000;

  private Comparison() {}

  static boolean isSame(List<String> request, Answer redis, Answer ours) {
    String name = request.getFirst().toLowerCase(Locale.ROOT);
    if (isOnPurpose(request, ours)) {
      return true;
    }
    if (UNORDERED.contains(name)) {
      return redis.sorted(1).equals(ours.sorted(1));
    }
    if (name.startsWith("sort") && request.size() > 2 && request.get(2).equalsIgnoreCase("by")) {
      return redis.sorted(1).equals(ours.sorted(1)); // of equal weights Redis promises no order
    }
    if (name.equals("hgetall")) {
      return redis.sorted(2).equals(ours.sorted(2));
    }
    if (name.endsWith("scan")) {
      return isSameScan(request, redis, ours);
    }
    boolean isTime = TIMES.contains(name) || (name.equals("object") && isIdleTime(request));
    if (isTime && redis.type() == ':' && ours.type() == ':') {
      long apart = Math.abs(Long.parseLong(redis.text()) - Long.parseLong(ours.text()));
      return apart <= (name.startsWith("p") ? MILLIS_APART : MILLIS_APART / 1000);
    }
    if (name.matches("p?expire") && request.stream().anyMatch(word -> word.matches("(?i)gt|lt"))) {
      return redis.type() == ours.type(); // the millisecond decides; an absolute time is compared
    }
    if (RANDOM.contains(name)) {
      return redis.type() == ours.type()
          && redis.elements().size() == ours.elements().size()
          && (redis.text().equals("-1") == ours.text().equals("-1"))
          && (!redis.isError() || redis.equals(ours));
    }
    if (name.equals("exec") && redis.elements().size() == ours.elements().size()) {
      return true; // its requests are compared one by one elsewhere
    }
    return redis.equals(ours);
  }

  private static boolean isIdleTime(List<String> request) {
    return request.size() > 1 && request.get(1).equalsIgnoreCase("idletime");
  }

  /// [OnPurpose#TEXTS], and [OnPurpose#REFUSED]. ACL, FUNCTION, SCRIPT and MODULE are here for what
  /// every client may ask, and are refused otherwise.
  private static boolean isOnPurpose(List<String> request, Answer ours) {
    boolean isHelp = request.size() == 2 && request.get(1).equalsIgnoreCase("help");
    return (isHelp && !ours.isError())
        || (ours.isError() && ours.text().contains("is not supported: this server"));
  }

  /// A small collection comes whole; of a table the pieces differ, and their sum is compared
  /// elsewhere.
  private static boolean isSameScan(List<String> request, Answer redis, Answer ours) {
    String name = request.getFirst().toLowerCase(Locale.ROOT);
    if (redis.elements().size() != 2 || ours.elements().size() != 2) {
      return redis.equals(ours);
    }
    boolean whole =
        request.get(name.equals("scan") ? 1 : 2).equals("0")
            && redis.elements().getFirst().text().equals("\"0\"")
            && ours.elements().getFirst().text().equals("\"0\"");
    int each = name.equals("hscan") || name.equals("zscan") ? 2 : 1;
    return !whole
        || redis.elements().get(1).sorted(each).equals(ours.elements().get(1).sorted(each));
  }
}
