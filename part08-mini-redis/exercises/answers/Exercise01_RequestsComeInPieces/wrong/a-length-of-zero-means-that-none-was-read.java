package miniredis;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DecoderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class Exercise01_RequestsComeInPieces {

  private static final int MAX_LINE = 32;

  private final int limit;
  private List<byte[]> words = new ArrayList<>();
  private int expected; // 0: between two requests
  private int length; // 0: the next length has not been read
  private DecoderException failure;

  Exercise01_RequestsComeInPieces(int limit) {
    this.limit = limit;
  }

  Optional<List<byte[]>> decode(ByteBuf in) {
    if (failure != null) {
      throw failure;
    }
    try {
      return read(in);
    } catch (DecoderException e) {
      failure = e;
      throw e;
    }
  }

  private Optional<List<byte[]>> read(ByteBuf in) {
    if (expected == 0) {
      String line = line(in);
      if (line == null) {
        return Optional.empty();
      }
      expected = number('*', line);
    }
    while (words.size() < expected) {
      if (length == 0) {
        String line = line(in);
        if (line == null) {
          return Optional.empty();
        }
        length = number('$', line);
      }
      if (in.readableBytes() < length + 2L) {
        return Optional.empty();
      }
      byte[] word = new byte[length];
      in.readBytes(word);
      in.skipBytes(2);
      words.add(word);
      length = 0;
    }
    List<byte[]> request = words;
    words = new ArrayList<>();
    expected = 0;
    return Optional.of(request);
  }

  private String line(ByteBuf in) {
    StringBuilder line = new StringBuilder();
    int most = Math.min(in.readableBytes(), MAX_LINE);
    for (int i = 0; i < most; i++) {
      char c = (char) (in.getByte(in.readerIndex() + i) & 0xff);
      line.append(c);
      int n = line.length();
      if (c == '\n' && n > 1 && line.charAt(n - 2) == '\r') {
        in.skipBytes(n);
        return line.substring(0, n - 2);
      }
    }
    if (most == MAX_LINE) {
      throw new DecoderException("line too long");
    }
    return null;
  }

  private int number(char sign, String line) {
    if (line.length() < 2 || line.charAt(0) != sign) {
      throw new DecoderException("expected " + sign + ": " + line);
    }
    long number = 0;
    for (char c : line.substring(1).toCharArray()) {
      if (c < '0' || c > '9') {
        throw new DecoderException("not a number: " + line);
      }
      number = 10 * number + (c - '0');
      if (number > limit) {
        throw new DecoderException("too much: " + line);
      }
    }
    return (int) number;
  }
}
