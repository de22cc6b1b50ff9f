package miniredis.command;

/// The patterns of KEYS, SCAN and PSUBSCRIBE: `*` is any text, `?` any byte, `[a-z]` one of these,
/// `[^a]` none of these, and `\x` is `x` itself.
///
/// A byte that does not fit after a `*` lets that star take one byte more. An earlier star never
/// has to: what stands between the two stars has found its first place already, and a later place
/// would leave less text for the rest. So a match takes at most pattern times text steps, whatever
/// a client sends.
final class Glob {

  private static final int NONE = -1;

  private final byte[] pattern;
  private int at; // in the pattern

  private Glob(byte[] pattern) {
    this.pattern = pattern;
  }

  /// Does the pattern fit the whole text? The empty text fits the empty pattern only, as in Redis.
  static boolean matches(byte[] pattern, byte[] text) {
    return text.length == 0 ? pattern.length == 0 : new Glob(pattern).matches(text);
  }

  private boolean matches(byte[] text) {
    int i = 0;
    int afterStar = NONE; // where the pattern goes on after its last star
    int taken = 0; // where the text goes on after what that star has taken
    while (i < text.length) {
      if (at < pattern.length && pattern[at] == '*') {
        afterStar = ++at;
        taken = i;
      } else if (at < pattern.length && one(text[i])) {
        i++;
      } else if (afterStar == NONE) {
        return false;
      } else {
        at = afterStar;
        i = ++taken;
      }
    }
    while (at < pattern.length && pattern[at] == '*') {
      at++;
    }
    return at == pattern.length;
  }

  /// Does this byte fit what stands in the pattern for one byte? Steps over that.
  private boolean one(byte b) {
    byte p = pattern[at++];
    return switch (p) {
      case '?' -> true;
      case '[' -> oneOf(b);
      case '\\' -> b == (at < pattern.length ? pattern[at++] : p);
      default -> b == p;
    };
  }

  /// What stands in brackets. One that is never closed ends with the pattern.
  private boolean oneOf(byte b) {
    boolean none = at < pattern.length && pattern[at] == '^';
    if (none) {
      at++;
    }
    boolean found = false;
    while (at < pattern.length && pattern[at] != ']') {
      int left = pattern.length - at;
      if (pattern[at] == '\\' && left >= 2) {
        found |= b == pattern[at + 1];
        at += 2;
      } else if (left >= 3 && pattern[at + 1] == '-') {
        byte first = pattern[at];
        byte last = pattern[at + 2];
        found |= Math.min(first, last) <= b && b <= Math.max(first, last);
        at += 3;
      } else {
        found |= b == pattern[at++];
      }
    }
    if (at < pattern.length) {
      at++;
    }
    return found != none;
  }
}
