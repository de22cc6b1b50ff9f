package miniredis;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class Exercise01_RequestsComeInPieces {

  /// What has been understood of a request.
  private sealed interface State {}

  private record Start() implements State {}

  private record Words(int missing, List<byte[]> words) implements State {}

  private record InWord(int length, Words before) implements State {}

  private final int limit;
  private State state = new Start();

  Exercise01_RequestsComeInPieces(int limit) {
    this.limit = limit;
  }

  Optional<List<byte[]>> decode(ByteBuf in) {
    while (true) {
      if (state instanceof Words(int missing, List<byte[]> words) && missing == 0) {
        state = new Start();
        return Optional.of(words);
      }
      Optional<State> next = after(state, in);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      state = next.get();
    }
  }

  private Optional<State> after(State state, ByteBuf in) {
    return switch (state) {
      case Start() -> line(in, "\\*").map(count -> new Words(count, List.of()));
      case Words words -> line(in, "\\$").map(length -> new InWord(length, words));
      case InWord(int length, Words(int missing, List<byte[]> words)) -> {
        if (in.readableBytes() - 2 < length) {
          yield Optional.empty();
        }
        byte[] word = ByteBufUtil.getBytes(in, in.readerIndex(), length);
        in.skipBytes(length + 2);
        yield Optional.of(
            new Words(missing - 1, Stream.concat(words.stream(), Stream.of(word)).toList()));
      }
    };
  }

  private Optional<Integer> line(ByteBuf in, String sign) {
    String bytes =
        in.toString(
            in.readerIndex(), Math.min(32, in.readableBytes()), StandardCharsets.ISO_8859_1);
    int end = bytes.indexOf("\r\n");
    if (end < 0) {
      if (bytes.length() == 32) {
        throw new TooLongFrameException(bytes);
      }
      return Optional.empty();
    }
    String line = bytes.substring(0, end);
    if (!line.matches(sign + "[0-9]+")) {
      throw new CorruptedFrameException(line);
    }
    long number = line.length() > 19 ? Long.MAX_VALUE : Long.parseLong(line.substring(1));
    if (number > limit) {
      throw new TooLongFrameException(line);
    }
    in.skipBytes(end + 2);
    return Optional.of((int) number);
  }
}
