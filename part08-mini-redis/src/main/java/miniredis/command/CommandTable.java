package miniredis.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import miniredis.resp.Bytes;

/// All commands by name. A name comes as bytes, in capitals or not, and is found without making a
/// `String` of it. The table is filled once and never changed.
final class CommandTable {

  private static final int SLOTS = 1024; // 2 x as many as there are commands, and more

  private final Command[] slots = new Command[SLOTS];
  private final byte[][] names = new byte[SLOTS][];
  private final Map<String, Command> byName = new LinkedHashMap<>();

  CommandTable() {
    for (Family family : Families.all()) {
      for (Command command : family.commands()) {
        add(command);
      }
    }
  }

  private void add(Command command) {
    if (byName.put(command.name(), command) != null) {
      throw new IllegalStateException("two rows are named " + command.name());
    }
    byte[] name = Bytes.of(command.name());
    int slot = hash(name);
    while (slots[slot] != null) {
      slot = slot + 1 & SLOTS - 1;
    }
    slots[slot] = command;
    names[slot] = name;
  }

  /// The command of this name, or null.
  Command find(byte[] name) {
    for (int slot = hash(name); slots[slot] != null; slot = slot + 1 & SLOTS - 1) {
      if (isSame(name, names[slot])) {
        return slots[slot];
      }
    }
    return null;
  }

  Collection<Command> all() {
    return byName.values();
  }

  /// All that runs: commands, and, behind theirs, subcommands.
  List<Command> rows() {
    List<Command> rows = new ArrayList<>();
    for (Command command : byName.values()) {
      rows.add(command);
      rows.addAll(command.subcommands().values());
    }
    return rows;
  }

  private static int hash(byte[] name) {
    int hash = name.length;
    for (byte b : name) {
      hash = 31 * hash + Bytes.lower(b);
    }
    return (hash ^ hash >>> 10) & SLOTS - 1;
  }

  private static boolean isSame(byte[] name, byte[] lowerCase) {
    if (name.length != lowerCase.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (Bytes.lower(name[i]) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }
}
