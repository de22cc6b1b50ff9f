package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import miniredis.Answers;
import miniredis.Oracle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The facts in the table of commands are those of Redis.
@Tag("oracle")
class CommandTableOracleTest {

  /// What COMMAND INFO says of a command, apart from tips and key specifications.
  private record Row(Object arity, Set<Object> flags, List<Object> keys, Set<Object> categories) {
    static Row of(List<?> reply) {
      return new Row(
          reply.get(1), setOf(reply.get(2)), List.copyOf(reply.subList(3, 6)), setOf(reply.get(6)));
    }

    private static Set<Object> setOf(Object list) {
      return new TreeSet<>((Collection<?>) list);
    }
  }

  private record Documented(Object since, Object group) {}

  private static Oracle oracle;

  @BeforeAll
  static void start() throws IOException {
    oracle = Oracle.start();
  }

  @AfterAll
  static void stop() {
    oracle.close();
  }

  @Test
  void arity_flags_keys_and_categories_are_those_of_redis() throws IOException {
    Map<String, Object> ours = new TreeMap<>();
    rows((List<?>) ours("COMMAND"), ours);
    Map<String, Object> theirs = new TreeMap<>();
    rows((List<?>) theirs("COMMAND"), theirs);
    assertThat(differences(ours, theirs)).isEmpty();
  }

  @Test
  void versions_and_groups_are_those_of_redis() throws IOException {
    Map<String, Object> ours = new TreeMap<>();
    documented((List<?>) ours("COMMAND DOCS"), ours);
    Map<String, Object> theirs = new TreeMap<>();
    documented((List<?>) theirs("COMMAND DOCS"), theirs);
    assertThat(differences(ours, theirs)).isEmpty();
  }

  /// A command that Redis has is in the table, or it is refused with a reason.
  @Test
  void no_command_of_redis_is_unknown() throws IOException {
    List<Object> unknown = new ArrayList<>();
    var redis = new Script();
    for (Object row : (List<?>) theirs("COMMAND")) {
      String name = (String) ((List<?>) row).getFirst();
      if (redis.send(name).contains("unknown command")) {
        unknown.add(name);
      }
      redis = new Script(); // the command may have closed the connection, or made it wait
    }
    assertThat(unknown).isEmpty();
  }

  /// DEBUG's subcommands are no rows of Redis's table.
  private static List<String> differences(Map<String, Object> ours, Map<String, Object> theirs) {
    List<String> differences = new ArrayList<>();
    ours.forEach((name, row) -> {
      if (!row.equals(theirs.get(name)) && !name.startsWith("debug|")) {
        differences.add("%s is %s, and in Redis %s".formatted(name, row, theirs.get(name)));
      }
    });
    return differences;
  }

  private static void rows(List<?> commands, Map<String, Object> rows) {
    for (Object each : commands) {
      List<?> command = (List<?>) each;
      rows.put((String) command.getFirst(), Row.of(command));
      rows((List<?>) command.get(9), rows);
    }
  }

  /// @param reply names and, behind each, what is said of it, in turn
  private static void documented(List<?> reply, Map<String, Object> rows) {
    for (int i = 0; i < reply.size(); i += 2) {
      Map<Object, Object> said = new HashMap<>();
      List<?> pairs = (List<?>) reply.get(i + 1);
      for (int j = 0; j < pairs.size(); j += 2) {
        said.put(pairs.get(j), pairs.get(j + 1));
      }
      rows.put((String) reply.get(i), new Documented(said.get("since"), said.get("group")));
      documented((List<?>) said.getOrDefault("subcommands", List.of()), rows);
    }
  }

  private static final List<String> REQUESTS =
      List.of(
          "GET a",
          "SET a b",
          "SET a b EX 1 GET",
          "SETNX a b",
          "MSET a 1 b 2",
          "DEL a b",
          "EXISTS a b",
          "APPEND a b",
          "INCR a",
          "EXPIRE a 1",
          "RENAME a b",
          "RENAMENX a b",
          "COPY a b",
          "MOVE a 1",
          "BITFIELD a GET u8 0",
          "BITFIELD a SET u8 0 1",
          "BITOP AND d a b",
          "SORT a STORE b",
          "SORT a",
          "LPUSH a b",
          "LPOP a",
          "LMOVE a b LEFT RIGHT",
          "LREM a 1 b",
          "BLMPOP 0 2 a b LEFT",
          "BLPOP a b 0",
          "HSET a f v",
          "HDEL a f",
          "HINCRBY a f 1",
          "SMOVE a b c",
          "SINTERSTORE d a b",
          "SUNIONSTORE d a b",
          "SINTERCARD 2 a b",
          "SPOP a",
          "ZADD a 1 m",
          "ZPOPMIN a",
          "ZUNIONSTORE d 2 a b",
          "ZUNIONSTORE d 5 a b",
          "ZRANGESTORE a b 0 -1",
          "ZMPOP 1 a MIN",
          "ZREM a m",
          "OBJECT ENCODING a",
          "MEMORY USAGE a",
          "DEBUG OBJECT a",
          "WATCH a b",
          "PING a",
          "GET",
          "NOSUCH a");

  @Test
  void what_a_request_does_with_its_keys_is_told_as_redis_does() throws IOException {
    for (String request : REQUESTS) {
      for (String question : List.of("COMMAND GETKEYS ", "COMMAND GETKEYSANDFLAGS ")) {
        assertThat(ours(question + request))
            .as(question + request)
            .isEqualTo(theirs(question + request));
      }
    }
  }

  private static Object ours(String line) {
    var client = new Script().client();
    client.redis().execute(client, Script.words(line));
    return new Answers(client.reply().take()).next();
  }

  private static Object theirs(String line) throws IOException {
    byte[] request = Script.bytes(line + "\r\nQUIT\r\n");
    return new Answers(Oracle.answer(oracle.port(), request)).next();
  }
}
