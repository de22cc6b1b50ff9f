package miniredis.differential;

import java.util.List;

/// In what this server differs from Redis on purpose: all of it. Each has its sentence in the
/// README, and requests whose replies differ, or a test of its own.
enum OnPurpose {
  REFUSED(
      "Left out, and refused by name: scripts and functions, streams, geographic commands,",
      "EVAL return 0",
      "XADD stream * a 1",
      "GEOADD places 13.4 52.5 berlin",
      "PFADD seen a",
      "ACL LIST",
      "DUMP tea",
      "SPUBLISH news a",
      "SAVE",
      "PSYNC ? -1",
      "MODULE LOAD a.so",
      "CLIENT TRACKING ON",
      "LOLWUT"),
  COMMAND_FACTS(
      "COMMAND tells what runs, without tips and key specifications.", "COMMAND INFO GET"),
  TEXTS(
      "The texts of COMMAND DOCS and of every HELP are this course's.",
      "COMMAND DOCS get",
      "OBJECT HELP",
      "CLIENT HELP"),
  INFO("INFO has what this server measures.", "INFO server", "INFO memory"),
  MEMORY(
      "MEMORY USAGE is an estimate of what a key takes here;",
      "MEMORY USAGE tea",
      "MEMORY DOCTOR",
      "LATENCY DOCTOR"),
  SETTINGS("CONFIG has the settings that act here, and others that tools ask for:", "CONFIG GET *"),
  DEBUGGING("DEBUG has SLEEP, SET-ACTIVE-EXPIRE and OBJECT.", "DEBUG SDSLEN tea"),
  ORDER(
      "Members of a set, fields of a hash and keys come in an order of their own",
      "SMEMBERS numbers",
      "KEYS a*",
      "HKEYS hash"),
  CURSORS("SCAN's cursors are other numbers.", "SCAN 0 COUNT 10"),
  MISSES("The notification of a key that was not found, `m`, does not come."),
  OWN_CHANGES("A notification never stands within a reply, but EXEC's;"),
  SILENT_QUIT("QUIT closes the connection of a client, too, that wants no replies."),
  PAUSED_EXPIRY("While CLIENT PAUSE holds commands back, keys expire all the same."),
  NO_REPLICAS("WAIT says 0 at once, since there are no replicas to wait for."),
  /// Tested with the connections: a request cannot show it.
  UNREAD_REPLIES("A client that does not read its replies is not read from"),
  /// Likewise.
  LOOPBACK("It listens on the loopback address only.");

  final String sentence;

  @SuppressWarnings("ImmutableEnumChecker") // it is: List.of made it
  final List<String> requests;

  OnPurpose(String sentence, String... requests) {
    this.sentence = sentence;
    this.requests = List.of(requests);
  }
}
