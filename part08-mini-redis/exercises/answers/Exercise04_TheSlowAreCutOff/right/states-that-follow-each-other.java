package miniredis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

final class Exercise04_TheSlowAreCutOff {

  interface Connection {
    boolean offer(byte[] message);

    void close();
  }

  private sealed interface State {}

  private record Quick() implements State {}

  private record Above(long since) implements State {}

  private record Gone() implements State {}

  private static final class Client {
    Connection connection;
    Deque<byte[]> backlog = new ArrayDeque<>();
    long size;
    State state = new Quick();
  }

  private List<Client> clients = new ArrayList<>();
  private final long hard;
  private final long soft;
  private final long millis;
  private final LongSupplier clock;

  Exercise04_TheSlowAreCutOff(long hard, long soft, long millis, LongSupplier clock) {
    this.hard = hard;
    this.soft = soft;
    this.millis = millis;
    this.clock = clock;
  }

  void subscribe(Connection connection) {
    var client = new Client();
    client.connection = connection;
    var more = new ArrayList<>(clients);
    more.add(client);
    clients = more;
  }

  void unsubscribe(Connection connection) {
    for (Client client : clients) {
      if (client.connection.equals(connection)) {
        leave(client);
        return;
      }
    }
  }

  private void leave(Client client) {
    client.state = new Gone();
    client.backlog.clear();
    clients = new ArrayList<>(clients.stream().filter(other -> other != client).toList());
  }

  private void kill(Client client) {
    if (client.state instanceof Gone) {
      return;
    }
    leave(client);
    try {
      client.connection.close();
    } catch (Throwable ignored) {
      return;
    }
  }

  int publish(byte[] message) {
    var all = clients;
    for (Client client : all) {
      if (!(client.state instanceof Gone)) {
        client.backlog.add(message);
        client.size += message.length;
        if (client.backlog.size() == 1) {
          pump(client);
        }
        judge(client);
      }
    }
    return (int) all.stream().filter(client -> !(client.state instanceof Gone)).count();
  }

  private void pump(Client client) {
    try {
      while (!client.backlog.isEmpty()) {
        byte[] head = client.backlog.peek();
        if (!client.connection.offer(head) || client.backlog.isEmpty()) {
          return;
        }
        client.backlog.remove();
        client.size -= head.length;
      }
    } catch (Throwable ignored) {
      kill(client);
    }
  }

  private void judge(Client client) {
    switch (client.state) {
      case Gone() -> {}
      case Quick() -> {
        if (client.size > hard) {
          kill(client);
        } else if (client.size > soft) {
          client.state = new Above(clock.getAsLong());
        }
      }
      case Above(_) -> {
        if (client.size > hard) {
          kill(client);
        } else if (client.size <= soft) {
          client.state = new Quick();
        }
      }
    }
  }

  void writable(Connection connection) {
    for (Client client : clients) {
      if (client.connection.equals(connection)) {
        pump(client);
        judge(client);
      }
    }
  }

  void check() {
    for (Client client : clients) {
      if (client.state instanceof Above(long since) && clock.getAsLong() - since >= millis) {
        kill(client);
      }
    }
  }
}
