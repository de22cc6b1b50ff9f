package miniredis;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DecoderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class Exercise01_RequestsComeInPieces {

  private static final int NONE = -1;
  private static final int LONGEST_LINE = 32;

  private final int limit;
  private List<byte[]> words = new ArrayList<>();
  private int count = NONE; // of the words of the request that is being read
  private int length = NONE; // of the word that is being read

  Exercise01_RequestsComeInPieces(int limit) {
    this.limit = limit;
  }

  Optional<List<byte[]>> decode(ByteBuf in) {
    if (count == NONE) {
      count = number('*', in);
      if (count == NONE) {
        return Optional.empty();
      }
    }
    while (words.size() < count) {
      if (length == NONE) {
        length = number('$', in);
      }
      if (length == NONE || in.readableBytes() < length + 2) {
        return Optional.empty();
      }
      int start = in.readerIndex();
      words.add(Arrays.copyOfRange(in.array(), start, start + length));
      in.skipBytes(length + 2);
      length = NONE;
    }
    var request = words;
    words = new ArrayList<>();
    count = NONE;
    return Optional.of(request);
  }

  /// Reads a line. One that is malformed stays unread, so that the next call meets it again.
  private int number(char sign, ByteBuf in) {
    int end = in.bytesBefore(Math.min(LONGEST_LINE, in.readableBytes()), (byte) '\n');
    if (end < 0) {
      if (in.readableBytes() >= LONGEST_LINE) {
        throw new DecoderException("a line without an end");
      }
      return NONE;
    }
    int start = in.readerIndex();
    if (end < 3 || in.getByte(start) != sign || in.getByte(start + end - 1) != '\r') {
      throw new DecoderException("no line with " + sign + " and a number");
    }
    long number = 0;
    for (int i = start + 1; i < start + end - 1; i++) {
      int digit = in.getByte(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DecoderException("no digit");
      }
      number = number * 10 + digit;
      if (number > limit) {
        throw new DecoderException("more than " + limit);
      }
    }
    in.skipBytes(end + 1);
    return (int) number;
  }
}
