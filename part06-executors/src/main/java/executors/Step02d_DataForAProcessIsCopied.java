package executors;

import static java.util.concurrent.Executors.newSingleThreadExecutor;
import static lesson.Lesson.say;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import lesson.Jdk;

/// A million numbers are to be added up: what does it cost to hand them over?
///
/// One might expect that a process costs more to start, and after that as much as a thread. But a
/// thread is given a reference, and a process is sent bytes. Each object is written, goes through a
/// pipe, and is read into a new object, and that takes longer than adding the numbers up.
///
/// Run `make part_06 STEP=2d`. Watch the bytes. The process is running when the time begins.
///
/// Trap: Handing work to a process costs its start and no more. In fact, its data is serialized,
/// sent and read each time; a thread is given a reference.
final class Step02d_DataForAProcessIsCopied {

  static void main() throws Exception {
    int[] array = IntStream.range(0, 1_000_000).toArray();
    var list = new ArrayList<>(IntStream.range(0, 1_000_000).boxed().toList());
    say("the sum of a million numbers, by another thread or by another process");
    try (var thread = newSingleThreadExecutor();
        var process = new Adder()) {
      toAThread(list, thread); // warms up: the first of each loads and compiles its code
      process.send(list);
      say("int[] to a thread         %s", toAThread(array, thread));
      say("int[] to a process        %s", process.send(array));
      say("ArrayList to a thread     %s", toAThread(list, thread));
      say("ArrayList to a process    %s", process.send(list));
    }
  }

  /// ALWAYS no bytes: the thread reads the same object.
  static Sent toAThread(Serializable numbers, ExecutorService thread) throws Exception {
    long start = System.nanoTime();
    long sum = thread.submit(() -> sum(numbers)).get();
    return new Sent(sum, 0, System.nanoTime() - start);
  }

  static long sum(Object numbers) {
    return switch (numbers) {
      case int[] array -> IntStream.of(array).asLongStream().sum();
      case List<?> list -> list.stream().mapToLong(number -> (Integer) number).sum();
      default -> throw new IllegalArgumentException("neither an array nor a list");
    };
  }

  /// A process that adds up what it is sent, until it is closed.
  static final class Adder implements AutoCloseable {
    final Process process;
    private final DataOutputStream to;
    private final DataInputStream from;

    Adder() throws IOException {
      var java = Jdk.tool("java");
      var classes = System.getProperty("java.class.path");
      process = new ProcessBuilder(java, "-cp", classes, Adder.class.getName()).start();
      to = new DataOutputStream(process.getOutputStream());
      from = new DataInputStream(process.getInputStream());
    }

    Sent send(Serializable numbers) throws IOException {
      long start = System.nanoTime();
      var bytes = new ByteArrayOutputStream();
      try (var objects = new ObjectOutputStream(bytes)) {
        objects.writeObject(numbers);
      }
      to.writeInt(bytes.size());
      bytes.writeTo(to);
      to.flush();
      return new Sent(from.readLong(), bytes.size(), System.nanoTime() - start);
    }

    static void main() throws Exception {
      var from = new DataInputStream(System.in);
      var to = new DataOutputStream(System.out);
      for (int size = from.readInt(); size > 0; size = from.readInt()) {
        byte[] bytes = from.readNBytes(size);
        try (var objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
          to.writeLong(sum(objects.readObject()));
        }
        to.flush();
      }
    }

    @Override
    public void close() throws IOException {
      to.writeInt(0);
      to.close();
      process.onExit().join();
    }
  }

  record Sent(long sum, long bytes, long nanos) {
    @Override
    public String toString() {
      return "%,10d bytes %7.1f ms".formatted(bytes, nanos / 1e6);
    }
  }
}
