package miniredis.command;

import miniredis.resp.ErrorReply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.StringValue;

/// Values that are read and written in pieces.
final class Substrings {

  private static final byte[] NOTHING = {};

  private Substrings() {}

  static Family family() {
    return new Family("string")
        .row(
            "2.0.0",
            "append key value",
            "write denyoom fast",
            "Adds bytes at the end of a value.",
            Substrings::append)
        .row(
            "2.2.0",
            "strlen key",
            "readonly fast",
            "Tells how many bytes a value has.",
            Substrings::strlen)
        .row(
            "2.4.0",
            "getrange key start end",
            "readonly",
            "Gives a piece of a value.",
            Substrings::getrange)
        .row(
            "1.0.0",
            "substr key start end",
            "readonly",
            "Gives a piece of a value; the old name of GETRANGE.",
            Substrings::getrange)
        .row(
            "2.2.0",
            "setrange key offset value",
            "write denyoom",
            "Overwrites a piece of a value, from an offset on.",
            Substrings::setrange);
  }

  static void append(Client client, byte[][] args) {
    Database database = client.database();
    StringValue value = database.string(args[1]);
    if (value == null) {
      value = StringValue.of(args[2]);
      database.add(args[1], value);
    } else {
      checkLength(client, value.length(), args[2].length);
      value.append(args[2]);
    }
    database.changed(args[1], Event.APPEND);
    client.reply().integer(value.length());
  }

  /// @throws ErrorReply a value would get too long
  private static void checkLength(Client client, long length, int more) {
    if (length > client.redis().config().longestValue() - more) {
      throw new ErrorReply("ERR string exceeds maximum allowed size (proto-max-bulk-len)");
    }
  }

  static void strlen(Client client, byte[][] args) {
    StringValue value = client.database().string(args[1]);
    client.reply().integer(value == null ? 0 : value.length());
  }

  static void getrange(Client client, byte[][] args) {
    long start = Args.integer(args[2]);
    long end = Args.integer(args[3]);
    StringValue value = client.database().string(args[1]);
    var range = Range.of(start, end, value == null ? 0 : value.length());
    if (range.isEmpty()) {
      client.reply().bulk(NOTHING);
    } else {
      client.reply().bulk(value.view(), (int) range.first(), range.length());
    }
  }

  static void setrange(Client client, byte[][] args) {
    long offset = Args.integer(args[2]);
    if (offset < 0) {
      throw new ErrorReply("ERR offset is out of range");
    }
    Database database = client.database();
    StringValue value = database.string(args[1]);
    byte[] piece = args[3];
    if (piece.length == 0) {
      client.reply().integer(value == null ? 0 : value.length());
      return;
    }
    checkLength(client, offset, piece.length);
    int end = (int) offset + piece.length;
    if (value == null) {
      value = StringValue.zeros(end);
      database.add(args[1], value);
    }
    System.arraycopy(piece, 0, value.edit(end), (int) offset, piece.length);
    database.changed(args[1], Event.SETRANGE);
    client.reply().integer(value.length());
  }
}
