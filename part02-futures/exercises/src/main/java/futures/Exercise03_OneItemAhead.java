package futures;

import futures.generator.Cursor;

/// A cursor that is one item ahead: while its loop works on an item, the next is on its way.
///
/// - It gives what `items` gives: each item, the end, a failure.
/// - It asks for nothing until its own first item is asked for.
/// - It asks for an item as soon as the one before has come: not earlier, and never after the end.
/// - It blocks nobody.
///
/// Check it with `make exercise_02 EX=3`; `make hint_02` gives one hint at a time. Steps 3b and 6
/// show what you need.
final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    throw new UnsupportedOperationException("TODO: ask for the next item before it is wanted");
  }
}
