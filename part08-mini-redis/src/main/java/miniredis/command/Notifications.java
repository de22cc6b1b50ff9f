package miniredis.command;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import miniredis.pubsub.Channels;
import miniredis.resp.Bytes;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.Event.Kind;

/// Keyspace notifications: a change to a key is published as a message, if the setting
/// `notify-keyspace-events` asks for changes of its kind.
final class Notifications {

  /// What the setting asks for.
  ///
  /// @param aboutKeys to `__keyspace@0__:KEY`, with the event as the message
  /// @param aboutEvents to `__keyevent@0__:EVENT`, with the key as the message
  record Wanted(Set<Kind> kinds, boolean aboutKeys, boolean aboutEvents) {

    /// What `A` stands for.
    private static final Set<Kind> MOST = EnumSet.complementOf(EnumSet.of(Kind.MISS, Kind.NEW));

    /// @throws IllegalArgumentException a letter means nothing
    static Wanted of(String letters) {
      Set<Kind> kinds = EnumSet.noneOf(Kind.class);
      boolean keys = false;
      boolean events = false;
      for (int i = 0; i < letters.length(); i++) {
        char letter = letters.charAt(i);
        switch (letter) {
          case 'A' -> kinds.addAll(MOST);
          case 'K' -> keys = true;
          case 'E' -> events = true;
          default -> kinds.add(kind(letter));
        }
      }
      return new Wanted(kinds, keys, events);
    }

    private static Kind kind(char letter) {
      for (Kind kind : Kind.values()) {
        if (kind.letter() == letter) {
          return kind;
        }
      }
      throw new IllegalArgumentException("Invalid event class character. Use 'Ag$lshzxeKEtmdn'.");
    }

    String text() {
      var letters = new StringBuilder();
      boolean isMost = kinds.containsAll(MOST);
      String fresh = kinds.contains(Kind.NEW) ? "n" : "";
      if (isMost) {
        letters.append('A');
      } else {
        kinds.stream().filter(MOST::contains).forEach(kind -> letters.append(kind.letter()));
        letters.append(fresh);
      }
      letters.append(aboutKeys ? "K" : "").append(aboutEvents ? "E" : "");
      letters.append(kinds.contains(Kind.MISS) ? "m" : "");
      return letters.append(isMost ? fresh : "").toString(); // beside `A` Redis does not show it
    }
  }

  private final Channels channels;
  private Wanted wanted = Wanted.of("");

  Notifications(Channels channels) {
    this.channels = channels;
  }

  void configure(String letters) {
    wanted = Wanted.of(letters);
  }

  void changed(Database database, byte[] key, Event event) {
    if (!wanted.kinds.contains(event.kind())) {
      return;
    }
    if (wanted.aboutKeys) {
      byte[] prefix = Bytes.of("__keyspace@" + database.index() + "__:");
      channels.publish(joined(prefix, key), Bytes.of(event.text()));
    }
    if (wanted.aboutEvents) {
      channels.publish(Bytes.of("__keyevent@" + database.index() + "__:" + event.text()), key);
    }
  }

  private static byte[] joined(byte[] prefix, byte[] rest) {
    byte[] all = Arrays.copyOf(prefix, prefix.length + rest.length);
    System.arraycopy(rest, 0, all, prefix.length, rest.length);
    return all;
  }
}
