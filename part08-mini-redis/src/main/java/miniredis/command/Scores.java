package miniredis.command;

import java.util.regex.Pattern;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;

/// Scores of sorted sets: how they are read, and how they are written beside their members.
final class Scores {

  /// What C's `strtod` takes: Java's own parser also takes `1d` and spaces.
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "([+-]?0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+))([pP][+-]?[0-9]+)?");
  private static final Pattern INFINITY = Pattern.compile("(?i)([+-]?)inf(inity)?");

  private Scores() {}

  /// Whole numbers of so many digits are doubles, all of them.
  private static final int EXACT_DIGITS = 15;

  /// The number, or NaN, if it is none.
  static double parse(byte[] argument) {
    double whole = whole(argument);
    if (!Double.isNaN(whole)) {
      return whole;
    }
    String text = Bytes.text(argument);
    if (NUMBER.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    var hexadecimal = HEXADECIMAL.matcher(text);
    if (hexadecimal.matches()) {
      return Double.parseDouble(hexadecimal.group(2) == null ? text + "p0" : text);
    }
    var infinity = INFINITY.matcher(text);
    if (infinity.matches()) {
      return infinity.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Double.NaN;
  }

  /// Most scores have neither point nor exponent, and need no pattern. NaN for all others.
  private static double whole(byte[] argument) {
    boolean isSigned = argument.length > 0 && (argument[0] == '-' || argument[0] == '+');
    int start = isSigned ? 1 : 0;
    int digits = argument.length - start;
    if (digits == 0 || digits > EXACT_DIGITS) {
      return Double.NaN;
    }
    long value = 0;
    for (int i = start; i < argument.length; i++) {
      int digit = argument[i] - '0';
      if (digit < 0 || digit > 9) {
        return Double.NaN;
      }
      value = 10 * value + digit;
    }
    return argument[0] == '-' ? -(double) value : value; // of -0 as well
  }

  /// @throws ErrorReply it is no number
  static double of(byte[] argument) {
    return of(argument, ErrorReply.notAFloat());
  }

  /// @param refusal is thrown, if it is no number, or one that a `double` is too small for
  static double of(byte[] argument, ErrorReply refusal) {
    double score = parse(argument);
    if (Double.isNaN(score) || !fits(score, argument)) {
      throw refusal;
    }
    return score;
  }

  /// Infinity has to be said, and so has 0: `1e400` and `1e-400` do not fit.
  static boolean fits(double number, byte[] text) {
    if (number != 0 && Double.isFinite(number)) {
      return true;
    }
    LongDouble exact = LongDouble.parse(text);
    return exact != null && (number == 0 ? exact.significand().signum() == 0 : !exact.isFinite());
  }

  /// Begins an array of so many members. With scores, RESP2 has them in turn; RESP3 has pairs.
  static void begin(Reply reply, int members, boolean withScores) {
    reply.array(withScores && !reply.isResp3() ? 2 * members : members);
  }

  static void write(Reply reply, byte[] member, double score, boolean withScores) {
    if (withScores && reply.isResp3()) {
      reply.array(2);
    }
    reply.bulk(member);
    if (withScores) {
      reply.real(score);
    }
  }
}
