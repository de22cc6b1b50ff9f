package futures;

import futures.generator.Cursor;

/// A cursor that is one item ahead: while its loop works on an item, the next one is on its way.
///
/// 1. `next` returns at once, also while a stage of the loop's runs. The cursor does not hold up
///    the thread that completes an item either.
/// 2. The cursor asks `items` for nothing until its own first item is asked for.
/// 3. It asks for one item at a time. When an item has come and the loop has asked for it,
///    whichever is later, the cursor asks for the next one, and does not wait until the loop asks
///    again. (The loop's stages of that item may run first, and hold up the items after it.) It is
///    never further ahead than that.
/// 4. It gives what `items` gives, when that has come and in the same order: each item, the end, a
///    failure, as it is or wrapped as a stage wraps it.
/// 5. After the end, and after a failure, it asks `items` for nothing more. If the loop asks again,
///    it gets the same again.
///
/// The loop asks for an item when the one before it has come, perhaps in a stage of that one. It
/// asks on any thread, and items come on any thread. Check it with `make exercise_02 EX=3`; `make
/// hint_02` gives one hint at a time. Steps 3a, 3b, 3c and 6 show what you need.
final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    throw new UnsupportedOperationException("TODO: ask for the next item before it is wanted");
  }
}
