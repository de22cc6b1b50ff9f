package miniredis.command;

import java.util.Arrays;
import java.util.List;
import miniredis.command.Waiters.Action;
import miniredis.command.Waiters.Wish;
import miniredis.resp.Reply;
import miniredis.store.Database;
import miniredis.store.ListValue;

/// Pops that wait until there is an element. What each does with a list it does at once, if there
/// is one; or else [Waiters] does it, when there is.
final class BlockingLists {

  private BlockingLists() {}

  static Family family() {
    return new Family("list")
        .row(
            "2.0.0",
            "blpop key [key ...] timeout",
            "write noscript blocking",
            "Takes the first element of the first of these lists that has one, or waits for it.",
            BlockingLists::blpop)
        .row(
            "2.0.0",
            "brpop key [key ...] timeout",
            "write noscript blocking",
            "Takes the last element of the first of these lists that has one, or waits for it.",
            BlockingLists::brpop)
        .row(
            "6.2.0",
            "blmove source destination LEFT|RIGHT LEFT|RIGHT timeout",
            "write denyoom noscript blocking",
            "Moves an element from list to list, or waits for it.",
            BlockingLists::blmove)
        .row(
            "2.2.0",
            "brpoplpush source destination timeout",
            "write denyoom noscript blocking",
            "Moves the last element of a list to the front of another, or waits for it.",
            BlockingLists::brpoplpush)
        .row(
            "7.0.0",
            "blmpop timeout numkeys key [key ...] LEFT|RIGHT [COUNT count]",
            "write blocking movablekeys",
            "Takes elements from the first of these lists that has any, or waits for them.",
            BlockingLists::blmpop);
  }

  static void blpop(Client client, byte[][] args) {
    pop(client, args, true);
  }

  static void brpop(Client client, byte[][] args) {
    pop(client, args, false);
  }

  private static void pop(Client client, byte[][] args, boolean left) {
    long millis = Args.timeout(args[args.length - 1]);
    List<byte[]> keys = Arrays.asList(args).subList(1, args.length - 1);
    Action<ListValue> action = (database, key, list) -> pop(client, database, key, list, left);
    fulfilOrWait(client, new Wish<>(ListValue.class, keys, action), millis);
  }

  private static void pop(
      Client client, Database database, byte[] key, ListValue list, boolean left) {
    client.reply().array(2);
    client.reply().bulk(key);
    client.reply().bulk(left ? list.removeFirst() : list.removeLast());
    Lists.taken(database, key, list, left);
  }

  static void blmove(Client client, byte[][] args) {
    boolean from = ListMoves.isLeft(args[3]);
    boolean to = ListMoves.isLeft(args[4]);
    move(client, args[1], args[2], from, to, args[5]);
  }

  static void brpoplpush(Client client, byte[][] args) {
    move(client, args[1], args[2], false, true, args[3]);
  }

  private static void move(
      Client client, byte[] source, byte[] target, boolean from, boolean to, byte[] timeout) {
    long millis = Args.timeout(timeout);
    Action<ListValue> action =
        (database, key, list) -> ListMoves.move(client, database, key, list, target, from, to);
    var wish = new Wish<>(ListValue.class, List.of(source), action);
    client.redis().waiters().fulfilOrWait(client, wish, millis, Reply::nil);
  }

  static void blmpop(Client client, byte[][] args) {
    Wish<ListValue> wish = ListMoves.pop(client, args, 2);
    fulfilOrWait(client, wish, Args.timeout(args[1]));
  }

  private static void fulfilOrWait(Client client, Wish<ListValue> wish, long millis) {
    client.redis().waiters().fulfilOrWait(client, wish, millis, Reply::nilArray);
  }
}
