package miniredis;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DecoderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class Exercise01_RequestsComeInPieces {

  private enum Due {
    SIGN,
    FIRST_DIGIT,
    DIGIT,
    LINE_FEED,
    WORD,
    WORDS_RETURN,
    WORDS_LINE_FEED,
    NOTHING
  }

  private final int limit;
  private Due due = Due.SIGN;
  private char sign = '*';
  private long number;
  private int digits;
  private byte[][] words;
  private int complete;
  private int filled;

  Exercise01_RequestsComeInPieces(int limit) {
    this.limit = limit;
  }

  Optional<List<byte[]>> decode(ByteBuf in) {
    if (due == Due.NOTHING) {
      throw malformed("It was before.");
    }
    while (in.isReadable()) {
      if (take(in.readByte())) {
        var request = new ArrayList<byte[]>();
        for (int i = 0; i < complete; i++) {
          request.add(words[i]);
        }
        expectLine('*');
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }

  /// Whether that was a request's last byte.
  private boolean take(byte b) {
    switch (due) {
      case SIGN -> {
        if (b != sign) {
          throw malformed("Instead of " + sign + " there is " + (char) b);
        }
        number = 0;
        digits = 0;
        due = Due.FIRST_DIGIT;
      }
      case FIRST_DIGIT -> digit(b);
      case DIGIT -> {
        if (b == '\r') {
          due = Due.LINE_FEED;
        } else {
          digit(b);
        }
      }
      case LINE_FEED -> {
        expect('\n', b);
        return sign == '*' ? begin((int) number) : beginWord((int) number);
      }
      case WORD -> {
        words[complete][filled++] = b;
        if (filled == words[complete].length) {
          due = Due.WORDS_RETURN;
        }
      }
      case WORDS_RETURN -> {
        expect('\r', b);
        due = Due.WORDS_LINE_FEED;
      }
      case WORDS_LINE_FEED -> {
        expect('\n', b);
        complete++;
        expectLine('$');
        return complete == words.length;
      }
      case NOTHING -> throw new AssertionError(due);
    }
    return false;
  }

  private void digit(byte b) {
    if (b < '0' || b > '9') {
      throw malformed("no digit");
    }
    number = number * 10 + b - '0';
    if (number > limit || ++digits > 30) {
      throw malformed("too much");
    }
    due = Due.DIGIT;
  }

  private void expectLine(char next) {
    sign = next;
    due = Due.SIGN;
  }

  private boolean begin(int count) {
    words = new byte[count][];
    complete = 0;
    expectLine('$');
    return count == 0;
  }

  private boolean beginWord(int length) {
    words[complete] = new byte[length];
    filled = 0;
    due = length == 0 ? Due.WORDS_RETURN : Due.WORD;
    return false;
  }

  private void expect(char wanted, byte b) {
    if (b != wanted) {
      throw malformed("not ended by a carriage return and a line feed");
    }
  }

  private DecoderException malformed(String why) {
    due = Due.NOTHING;
    return new DecoderException(why);
  }
}
