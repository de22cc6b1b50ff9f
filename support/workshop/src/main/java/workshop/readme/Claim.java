package workshop.readme;

import java.util.List;

/// One thing that a page says. `wrong` is empty if it is so; if it is not, the page may have been
/// mended.
public record Claim(String name, String wrong, boolean mended) {

  /// What a person has to mend, a line each.
  static Claim of(String name, List<String> wrong) {
    return new Claim(name, String.join("\n", wrong), false);
  }
}
