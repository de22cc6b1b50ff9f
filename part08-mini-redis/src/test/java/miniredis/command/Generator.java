package miniredis.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import miniredis.command.Syntax.Part;

/// Makes random requests from the table of commands: each argument is drawn from a pool by its
/// name, an option comes or does not, and now and then a request is spoiled on purpose.
public final class Generator {

  /// What is not asked at random, each with the reason.
  public static final Map<String, String> LEFT_OUT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("subscribe", "several clients are asked in another way"),
              Map.entry("unsubscribe", "several clients are asked in another way"),
              Map.entry("psubscribe", "several clients are asked in another way"),
              Map.entry("punsubscribe", "several clients are asked in another way"),
              Map.entry("monitor", "it tells of times"),
              Map.entry("client", "it tells of connections"),
              Map.entry("info", "it tells of the machine"),
              Map.entry("memory", "it tells of the machine"),
              Map.entry("time", "the time is another"),
              Map.entry("lastsave", "the time is another"),
              Map.entry("slowlog", "it tells of times"),
              Map.entry("latency", "it tells of times"),
              Map.entry("config", "the tester uses it, and some settings are not here"),
              Map.entry(
                  "command", "its texts are this course's own; another test compares the rest"),
              Map.entry("debug", "it tells of memory"),
              Map.entry("shutdown", "nothing could be asked afterwards"),
              Map.entry("quit", "nothing could be asked afterwards"),
              Map.entry("hello", "it tells of the connection; the tester uses it"),
              Map.entry("reset", "it changes the protocol"),
              Map.entry("auth", "there is no password"),
              Map.entry("wait", "there are no replicas"),
              Map.entry("role", "there are no replicas")));

  private static final List<String> VALUES =
      List.of(
          "",
          "a",
          "b",
          "abc",
          "1",
          "2",
          "10",
          "-5",
          "0",
          "3.5",
          "1e3",
          "3.0e3",
          "-0",
          "inf",
          "nan",
          "0x10",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "hello world",
          "\u0001\u00ff\r\n",
          "x".repeat(17),
          "y".repeat(45),
          "z".repeat(65),
          "foobar",
          "Foo",
          " 1",
          "1 ");
  private static final List<String> INTEGERS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "5",
          "-1",
          "-2",
          "10",
          "100",
          "-100",
          "x",
          "",
          "1.5",
          "9223372036854775807",
          "-9223372036854775808",
          "4294967296");
  private static final List<String> SCORES =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "-1",
          "1.5",
          "2.25",
          "inf",
          "-inf",
          "+inf",
          "1e10",
          "x",
          "nan",
          "0.1",
          "-0",
          "100000000000000000",
          "1e-7");
  private static final List<String> SCORE_ENDS =
      List.of(
          "-inf", "+inf", "(1", "1", "2", "(2", "3", "0", "(inf", "x", "[a", "-", "+", "(b", "[c",
          "-1", "5");
  private static final List<String> PATTERNS =
      List.of("*", "a*", "?", "[a-c]*", "[^a]*", "*b*", "s*", "\\a", "h?1", "");

  private static final Set<String> OTHERS =
      Set.of("generic", "transactions", "connection", "server");

  private final Random random;
  private final List<Command> commands;

  /// @param only the names of the commands to ask, or none for all
  public Generator(Random random, Set<String> only) {
    this.random = random;
    commands =
        new CommandTable()
            .all().stream()
                .filter(command -> !LEFT_OUT.containsKey(command.name()))
                .filter(command -> only.isEmpty() || only.contains(command.name()))
                .toList();
  }

  /// Of each command that is asked the words in capitals in its syntax. A subcommand is one as
  /// well, by its full name.
  public static Map<String, Set<String>> options() {
    Map<String, Set<String>> options = new TreeMap<>();
    for (Command command : new CommandTable().all()) {
      if (!LEFT_OUT.containsKey(command.name())) {
        var rows =
            command.subcommands().isEmpty() ? List.of(command) : command.subcommands().values();
        rows.forEach(row -> options.put(row.name(), words(row.syntax().parts())));
      }
    }
    return options;
  }

  private static Set<String> words(List<Part> parts) {
    Set<String> words = new TreeSet<>();
    for (Part part : parts) {
      switch (part) {
        case Part.Word(String text) when Character.isUpperCase(text.charAt(0)) -> words.add(text);
        case Part.Word _ -> {}
        case Part.Optional(List<Part> inner, _) -> words.addAll(words(inner));
        case Part.Either(List<List<Part>> alternatives) ->
            alternatives.forEach(inner -> words.addAll(words(inner)));
      }
    }
    return words;
  }

  /// Fills some keys with each type, so that what follows finds something.
  public List<List<String>> filling() {
    List<List<String>> requests = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      requests.add(List.of("set", key("string"), value()));
      requests.add(many("rpush", key("list"), 1));
      requests.add(many("hset", key("hash"), 2));
      requests.add(many("sadd", key("set"), 1));
      requests.add(scores(key("sorted-set")));
      requests.add(List.of("zadd", lexKey(), "0", element(), "0", element(), "0", "b", "0", "c"));
    }
    return requests;
  }

  private List<String> many(String name, String key, int each) {
    var words = new ArrayList<>(List.of(name, key));
    IntStream.range(0, each * (1 + random.nextInt(12))).forEach(_ -> words.add(element()));
    return words;
  }

  private List<String> scores(String key) {
    var words = new ArrayList<>(List.of("zadd", key));
    for (int i = random.nextInt(12); i >= 0; i--) {
      words.add(List.of("0", "1", "2", "2.5", "-3", "inf").get(random.nextInt(6)));
      words.add(element());
    }
    return words;
  }

  private String element() {
    return random.nextInt(3) == 0 ? value() : String.valueOf(random.nextInt(30));
  }

  public List<String> next() {
    Command command = commands.get(random.nextInt(commands.size()));
    if (!command.subcommands().isEmpty()) {
      List<Command> rows = List.copyOf(command.subcommands().values());
      command = rows.get(random.nextInt(rows.size()));
    }
    List<String> words = new ArrayList<>(List.of(command.name().split("\\|", 2)));
    for (Part part : command.syntax().parts()) {
      add(words, part, command.group());
    }
    byName(words);
    byWeight(words);
    if (!command.is("blocking")) { // or it might wait for long
      spoil(words);
    }
    if (random.nextInt(20) == 0) {
      words.set(0, words.getFirst().toUpperCase(Locale.ROOT));
    }
    return words;
  }

  /// Members stand in the order of their names where all scores are the same: elsewhere Redis
  /// promises nothing of a range by name.
  private void byName(List<String> words) {
    boolean isByName =
        words.getFirst().contains("lex") || words.stream().anyMatch("bylex"::equalsIgnoreCase);
    if (isByName && words.size() > 2) {
      words.set(words.getFirst().equals("zrangestore") ? 2 : 1, lexKey());
    }
  }

  /// Of elements with equal weights Redis promises no order, so that none are cut off or stored.
  private void byWeight(List<String> words) {
    int at = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList().indexOf("by");
    if (words.getFirst().startsWith("sort") && at > 1 && at + 1 < words.size()) {
      List<String> kept = List.of(words.getFirst(), words.get(1), "BY", words.get(at + 1));
      words.clear();
      words.addAll(kept);
    }
  }

  private String lexKey() {
    return "lex" + random.nextInt(2);
  }

  private void add(List<String> words, Part part, String group) {
    switch (part) {
      case Part.Word(String text) -> words.add(word(text, group));
      case Part.Optional(List<Part> parts, boolean repeated) -> {
        int most = repeated ? 3 : 1;
        for (int i = 0; i < most && random.nextInt(5) < 2; i++) {
          parts.forEach(inner -> add(words, inner, group));
        }
      }
      case Part.Either(List<List<Part>> alternatives) ->
          alternatives
              .get(random.nextInt(alternatives.size()))
              .forEach(inner -> add(words, inner, group));
    }
  }

  private String word(String name, String group) {
    if (Character.isUpperCase(name.charAt(0))) {
      return random.nextInt(4) == 0 ? name.toLowerCase(Locale.ROOT) : name;
    }
    return switch (name) {
      case "key", "source", "destination", "newkey", "key1", "key2" -> key(group);
      case "timeout" -> any(List.of("0.01", "0.01", "0.01", "-1", "x"));
      case "numkeys" -> any(List.of("1", "2", "1", "2", "0", "3", "x"));
      case "score", "increment", "weight" -> any(random.nextInt(4) == 0 ? VALUES : SCORES);
      case "min", "max" -> any(SCORE_ENDS);
      case "start",
          "stop",
          "end",
          "index",
          "offset",
          "count",
          "rank",
          "limit",
          "len",
          "num-matches",
          "decrement" ->
          start(group) ? any(SCORE_ENDS) : any(INTEGERS);
      case "cursor" -> any(List.of("0", "0", "0", "x", "5"));
      case "seconds", "milliseconds" ->
          any(List.of("3600", "3600000", "-1", "0", "x", "9223372036854775807", "100000000"));
      case String time when time.startsWith("unix-time") ->
          any(List.of("1", "99999999999", "4000000000", "4000000000000", "x", "-1"));
      case "pattern" -> any(PATTERNS);
      case "type" -> any(List.of("string", "list", "hash", "zset", "set", "foo"));
      case "wherefrom", "whereto" -> any(List.of("LEFT", "RIGHT", "left", "up"));
      case "where" -> any(List.of("BEFORE", "AFTER", "x"));
      case "operation" -> any(List.of("AND", "OR", "XOR", "NOT", "x"));
      case "member", "field", "element", "pivot" -> element();
      case "db", "destination-db", "index1", "index2" -> any(List.of("0", "1", "2", "99", "x"));
      case "encoding" -> any(List.of("u8", "i16", "u63", "i64", "u64", "x", "u1"));
      case "bit" -> any(List.of("0", "1", "2"));
      default -> value();
    };
  }

  private boolean start(String group) {
    return group.equals("sorted-set") && random.nextInt(3) == 0;
  }

  private String key(String group) {
    String own = OTHERS.contains(group) || random.nextInt(8) == 0 ? anyGroup() : group;
    return own.charAt(0) + String.valueOf(own.length()) + random.nextInt(3);
  }

  private String anyGroup() {
    return any(List.of("string", "list", "hash", "set", "sorted-set", "bitmap"));
  }

  private String value() {
    return any(VALUES);
  }

  private <T> T any(List<T> pool) {
    return pool.get(random.nextInt(pool.size()));
  }

  /// One word too many, one too few, or another one.
  private void spoil(List<String> words) {
    int at = 1 + random.nextInt(words.size());
    switch (random.nextInt(40)) {
      case 0 -> words.add(at, value());
      case 1 -> {
        if (at < words.size()) {
          words.remove(at);
        }
      }
      case 2 -> {
        if (at < words.size()) {
          words.set(at, value());
        }
      }
      default -> {
        // most are right
      }
    }
  }
}
