package miniredis.command;

import java.util.List;
import java.util.Locale;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;

/// Every family of commands. A new family is one line here.
final class Families {

  private Families() {}

  static List<Family> all() {
    return List.of(
        Connections.family(),
        ClientCommands.family(),
        ServerCommands.family(),
        ServerCommands.empty(),
        ServerCommands.scripting(),
        ServerCommands.generic(),
        ConfigCommands.family(),
        CommandCommands.family(),
        Slowlog.family(),
        PubSub.family(),
        Transactions.family(),
        Keys.family(),
        Expiry.family(),
        Scans.family(),
        ObjectCommands.family(),
        Databases.family(),
        Memory.family(),
        Strings.family(),
        Substrings.family(),
        Counters.family(),
        Lcs.family(),
        Bits.family(),
        Bitfield.family(),
        Lists.family(),
        ListMoves.family(),
        BlockingLists.family(),
        Hashes.family(),
        HashScans.family(),
        Sets.family(),
        SetOperations.family(),
        SortedSets.family(),
        SortedSetRanges.family(),
        SortedSetPops.family(),
        SortedSetOperations.family(),
        Sort.family());
  }

  /// What a subcommand with too many arguments answers.
  static ErrorReply unknownSubcommand(byte[][] args) {
    return new ErrorReply(
        "ERR unknown subcommand or wrong number of arguments for '%s'. Try %s HELP."
            .formatted(Bytes.shown(args[1], 128), Bytes.text(args[0]).toUpperCase(Locale.ROOT)));
  }

  static void noSubcommand(Client client, byte[][] args) {
    throw new ErrorReply(
        "ERR wrong number of arguments for '%s' command".formatted(Bytes.text(args[0])));
  }
}
