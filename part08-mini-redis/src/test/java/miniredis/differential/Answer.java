package miniredis.differential;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A reply, as it came.
///
/// @param type the letter before it
/// @param text of one without elements; a byte string is in quotes
record Answer(char type, String text, List<Answer> elements) {

  Answer(char type, String text) {
    this(type, text, List.of());
  }

  boolean isError() {
    return type == '-';
  }

  /// The same elements in one order, whatever theirs was.
  ///
  /// @param each so many belong together, a field and its value
  Answer sorted(int each) {
    List<List<Answer>> groups = new ArrayList<>();
    for (int i = 0; i + each <= elements.size(); i += each) {
      groups.add(elements.subList(i, i + each));
    }
    groups.sort(Comparator.comparing(Object::toString));
    List<Answer> all = new ArrayList<>();
    groups.forEach(all::addAll);
    return new Answer(type, text, all);
  }

  @Override
  public String toString() {
    return elements.isEmpty() ? type + text : type + elements.toString();
  }
}
