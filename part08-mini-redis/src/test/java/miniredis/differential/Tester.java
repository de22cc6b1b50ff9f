package miniredis.differential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import miniredis.command.Generator;

/// Asks a Redis and ours the same random sequences, and finds where they differ. A sequence begins
/// with empty servers, and ends with a look at every key.
final class Tester implements AutoCloseable {

  private static final int REQUESTS = 50;

  /// Small, so that collections change their form all the time.
  private static final List<String> SETTINGS =
      List.of(
          "hash-max-listpack-entries 8",
          "hash-max-listpack-value 16",
          "zset-max-listpack-entries 8",
          "zset-max-listpack-value 16",
          "set-max-intset-entries 8");

  /// The first difference of a sequence.
  record Difference(List<String> request, Answer redis, Answer ours) {}

  /// A shortest sequence that shows a difference.
  record Found(List<List<String>> requests, boolean resp3, Difference difference) {
    @Override
    public String toString() {
      var text = new StringBuilder(resp3 ? "with RESP3\n" : "");
      requests.forEach(request -> text.append("  ").append(quoted(request)).append('\n'));
      text.append("differs in ").append(quoted(difference.request)).append('\n');
      text.append("  redis  ").append(difference.redis).append('\n');
      return text.append("  ours   ").append(difference.ours).append('\n').toString();
    }

    private static String quoted(List<String> request) {
      var line = new StringBuilder();
      for (String word : request) {
        line.append(line.isEmpty() ? "" : " ");
        line.append(word.matches("[\\w.*-]+") ? word : '"' + escaped(word) + '"');
      }
      return line.toString();
    }

    private static String escaped(String word) {
      var text = new StringBuilder();
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        text.append(c >= ' ' && c <= '~' ? String.valueOf(c) : "\\x%02x".formatted((int) c));
      }
      return text.toString();
    }
  }

  private final int redisPort;
  private final int oursPort;
  private final Set<String> only;
  private final Coverage coverage = new Coverage();
  private RespClient redis;
  private RespClient ours;
  private long requests;

  /// @param only the commands to ask, or none for all
  Tester(int redisPort, int oursPort, Set<String> only) throws IOException {
    this.redisPort = redisPort;
    this.oursPort = oursPort;
    this.only = only;
    connect();
  }

  private void connect() throws IOException {
    redis = new RespClient(redisPort);
    ours = new RespClient(oursPort);
  }

  long requests() {
    return requests;
  }

  Coverage coverage() {
    return coverage;
  }

  /// Runs the sequence of this seed.
  ///
  /// @return what differs, made as short as can be; null, if nothing does
  Found run(long seed) throws IOException {
    var random = new Random(seed);
    boolean resp3 = random.nextInt(3) == 0;
    var generator = new Generator(random, only);
    List<List<String>> sequence = new ArrayList<>(generator.filling());
    for (int i = 0; i < REQUESTS; i++) {
      sequence.add(generator.next());
    }
    if (sequence.stream().anyMatch(request -> is(request, "multi"))) {
      sequence.removeIf(
          Tester::draws); // what a transaction draws comes too late to be taken from the other
    }
    if (sequence.stream().anyMatch(Tester::mayBeGoneAtOnce)) {
      sequence.removeIf(request -> is(request, "dbsize")); // it counts who is gone, for a while
    }
    Difference difference = difference(sequence, resp3);
    if (difference == null) {
      return null;
    }
    for (int i = sequence.size() - 1; i >= 0; i--) {
      List<List<String>> shorter = new ArrayList<>(sequence);
      shorter.remove(i);
      Difference still = difference(shorter, resp3);
      if (still != null && isAlike(still, difference)) {
        sequence = shorter;
        difference = still;
      }
    }
    return new Found(sequence, resp3, difference);
  }

  private static boolean isAlike(Difference one, Difference other) {
    return one.request.getFirst().equalsIgnoreCase(other.request.getFirst());
  }

  private Difference difference(List<List<String>> sequence, boolean resp3) throws IOException {
    prepare(redis, resp3);
    prepare(ours, resp3);
    try {
      Difference difference = compare(sequence);
      boolean draws = sequence.stream().anyMatch(Tester::draws);
      return difference == null ? compare(looks(!draws)) : difference;
    } catch (IOException e) { // one of them has gone, or does not answer
      close();
      connect();
      return new Difference(sequence.getLast(), new Answer('!', ""), new Answer('!', "" + e));
    }
  }

  private static void prepare(RespClient client, boolean resp3) throws IOException {
    List<List<String>> requests = new ArrayList<>();
    requests.add(List.of("reset"));
    requests.add(List.of("hello", resp3 ? "3" : "2"));
    requests.add(List.of("flushall"));
    for (String setting : SETTINGS) {
      String[] words = setting.split(" ", 2);
      requests.add(List.of("config", "set", words[0], words[1]));
    }
    client.ask(requests);
  }

  private Difference compare(List<List<String>> sequence) throws IOException {
    boolean draws = sequence.stream().anyMatch(Tester::draws);
    if (draws) { // what one has drawn at random is taken from the other
      for (List<String> request : sequence) {
        if (is(request, "object")) {
          continue; // SREM keeps the form that SPOP may change
        }
        Difference difference = compareOne(request);
        if (difference != null) {
          return difference;
        }
      }
      return null;
    }
    List<Answer> expected = redis.ask(sequence);
    List<Answer> actual = ours.ask(sequence);
    for (int i = 0; i < sequence.size(); i++) {
      note(sequence.get(i), expected.get(i));
      if (!Comparison.isSame(sequence.get(i), expected.get(i), actual.get(i))) {
        return new Difference(sequence.get(i), expected.get(i), actual.get(i));
      }
    }
    return null;
  }

  private static boolean draws(List<String> request) {
    return is(request, "spop");
  }

  /// SET and GETEX take a time that is past.
  private static boolean mayBeGoneAtOnce(List<String> request) {
    return request.stream().anyMatch(word -> word.toLowerCase(Locale.ROOT).matches("exat|pxat"));
  }

  private static boolean is(List<String> request, String name) {
    return request.getFirst().equalsIgnoreCase(name);
  }

  private Difference compareOne(List<String> request) throws IOException {
    Answer expected = redis.ask(List.of(request)).getFirst();
    note(request, expected);
    Answer actual;
    boolean queued = expected.text().equals("QUEUED");
    if (draws(request) && !expected.isError() && !queued && !expected.text().equals("-1")) {
      var words = new ArrayList<>(List.of("srem", request.get(1)));
      List<Answer> drawn =
          expected.elements().isEmpty() && expected.type() == '$'
              ? List.of(expected)
              : expected.elements();
      drawn.forEach(one -> words.add(one.text().substring(1, one.text().length() - 1)));
      if (drawn.isEmpty()) {
        return null;
      }
      actual = ours.ask(List.of(words)).getFirst();
      boolean all = actual.text().equals(String.valueOf(drawn.size()));
      return all ? null : new Difference(request, expected, actual);
    }
    actual = ours.ask(List.of(request)).getFirst();
    boolean same = Comparison.isSame(request, expected, actual);
    return same ? null : new Difference(request, expected, actual);
  }

  private void note(List<String> request, Answer answer) {
    requests++;
    coverage.note(request, answer);
  }

  /// Each key of each database: its type, its form, its time to live, and all that it holds.
  private List<List<String>> looks(boolean forms) throws IOException {
    redis.ask("discard");
    ours.ask("discard");
    List<List<String>> looks = new ArrayList<>();
    for (int database = 0; database < 3; database++) {
      List<String> select = List.of("select", "" + database);
      looks.add(select);
      redis.ask(List.of(select));
      looks.add(List.of("keys", "*"));
      for (Answer element : redis.ask("keys", "*").elements()) {
        String key = element.text().substring(1, element.text().length() - 1);
        looks.add(List.of("type", key));
        if (forms) {
          looks.add(List.of("object", "encoding", key));
        }
        looks.add(List.of("pttl", key));
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("get", List.of("get", key));
        all.put("lrange", List.of("lrange", key, "0", "-1"));
        all.put("hgetall", List.of("hgetall", key));
        all.put("smembers", List.of("smembers", key));
        all.put("zrange", List.of("zrange", key, "0", "-1", "withscores"));
        looks.addAll(all.values());
      }
    }
    return looks;
  }

  @Override
  public void close() throws IOException {
    redis.close();
    ours.close();
  }
}
