package executors.slow;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Some streams that have no byte yet. Each has one when they are let go.
public sealed interface SlowReads extends AutoCloseable {

  List<InputStream> streams();

  void letGo() throws IOException;

  @Override
  void close() throws IOException;

  /// A named pipe, which the JDK reads as a file. Needs `mkfifo`.
  static SlowReads files(int count) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("slow");
    Path pipe = folder.resolve("pipe");
    try {
      if (new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor() != 0) {
        throw new IOException("mkfifo failed");
      }
      var writer =
          new RandomAccessFile(pipe.toFile(), "rw"); // so that no reader waits for a writer
      var streams = new ArrayList<InputStream>();
      for (int i = 0; i < count; i++) {
        streams.add(Files.newInputStream(pipe));
      }
      return new OfFiles(writer, List.copyOf(streams));
    } finally {
      Files.deleteIfExists(pipe); // what is open stays open
      Files.delete(folder);
    }
  }

  /// Pipes of the JDK, which wait as sockets do.
  static SlowReads sockets(int count) throws IOException {
    var pipes = new ArrayList<Pipe>();
    for (int i = 0; i < count; i++) {
      pipes.add(Pipe.open());
    }
    return new OfSockets(pipes);
  }

  record OfFiles(RandomAccessFile writer, List<InputStream> streams) implements SlowReads {
    @Override
    public void letGo() throws IOException {
      byte[] ones = new byte[streams.size()];
      Arrays.fill(ones, (byte) 1);
      writer.write(ones);
    }

    @Override
    public void close() throws IOException {
      for (InputStream stream : streams) {
        stream.close();
      }
      writer.close();
    }
  }

  record OfSockets(List<Pipe> pipes) implements SlowReads {
    @Override
    public List<InputStream> streams() {
      return pipes.stream().map(pipe -> Channels.newInputStream(pipe.source())).toList();
    }

    @Override
    public void letGo() throws IOException {
      for (Pipe pipe : pipes) {
        pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
      }
    }

    @Override
    public void close() throws IOException {
      for (Pipe pipe : pipes) {
        pipe.source().close();
        pipe.sink().close();
      }
    }
  }
}
