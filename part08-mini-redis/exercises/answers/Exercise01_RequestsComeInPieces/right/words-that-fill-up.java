package miniredis;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DecoderException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Takes whatever has come of a line or a word, and keeps it in an array of its own.
final class Exercise01_RequestsComeInPieces {

  private final int limit;
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private final List<byte[]> words = new ArrayList<>();
  private Integer count;
  private Integer length;
  private DecoderException broken;

  Exercise01_RequestsComeInPieces(int limit) {
    this.limit = limit;
  }

  Optional<List<byte[]>> decode(ByteBuf in) {
    if (broken != null) {
      throw broken;
    }
    try {
      return next(in) ? Optional.of(request()) : Optional.empty();
    } catch (DecoderException e) {
      broken = e;
      throw e;
    }
  }

  private boolean next(ByteBuf in) {
    if (count == null) {
      count = number(in, '*');
    }
    while (count != null && words.size() < count) {
      length = length == null ? number(in, '$') : length;
      if (length == null || !fill(in, length + 2)) {
        return false;
      }
      byte[] bytes = part.toByteArray();
      words.add(Arrays.copyOf(bytes, length));
      part.reset();
      length = null;
    }
    return count != null;
  }

  private boolean fill(ByteBuf in, int wanted) {
    byte[] some = new byte[Math.min(wanted - part.size(), in.readableBytes())];
    in.readBytes(some);
    part.writeBytes(some);
    return part.size() == wanted;
  }

  private Integer number(ByteBuf in, char sign) {
    while (in.isReadable()) {
      byte b = in.readByte();
      if (b == '\n') {
        String line = part.toString(StandardCharsets.US_ASCII);
        part.reset();
        return number(line, sign);
      }
      part.write(b);
      if (part.size() > 31) {
        throw new DecoderException("too long");
      }
    }
    return null;
  }

  private int number(String line, char sign) {
    if (!line.matches("[" + sign + "]\\d{1,10}\r") || Long.parseLong(digits(line)) > limit) {
      throw new DecoderException(line);
    }
    return Integer.parseInt(digits(line));
  }

  private static String digits(String line) {
    return line.substring(1, line.length() - 1);
  }

  private List<byte[]> request() {
    var request = List.copyOf(words);
    words.clear();
    count = null;
    return request;
  }
}
