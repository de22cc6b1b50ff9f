package miniredis;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DecoderException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class Exercise01_RequestsComeInPieces {

  private static final int LONGEST_LINE = 32;

  private final int limit;
  private List<byte[]> words = new ArrayList<>();
  private int count = -1;
  private int length = -1;

  Exercise01_RequestsComeInPieces(int limit) {
    this.limit = limit;
  }

  Optional<List<byte[]>> decode(ByteBuf in) {
    while (words.size() != count) {
      int end = in.bytesBefore((byte) '\n');
      if (end < 0) {
        if (length < 0 && in.readableBytes() >= LONGEST_LINE) {
          throw new DecoderException("a line without an end");
        }
        return Optional.empty();
      }
      if (length >= 0) {
        var word = new byte[end - 1];
        in.readBytes(word).skipBytes(2);
        if (word.length != length) {
          throw new DecoderException("not as long as its line says");
        }
        words.add(word);
        length = -1;
      } else if (count < 0) {
        count = number('*', in, end);
      } else {
        length = number('$', in, end);
      }
    }
    var request = words;
    words = new ArrayList<>();
    count = -1;
    return Optional.of(request);
  }

  private int number(char sign, ByteBuf in, int end) {
    String line = in.toString(in.readerIndex(), end + 1, StandardCharsets.US_ASCII);
    if (line.charAt(0) != sign || !line.substring(1).matches("\\d{1,9}\r\n")) {
      throw new DecoderException(line);
    }
    int number = Integer.parseInt(line.substring(1, end - 1));
    if (number > limit) {
      throw new DecoderException(line);
    }
    in.skipBytes(end + 1);
    return number;
  }
}
