package executors;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongUnaryOperator;

/// Add up what `term` makes of each number of a range, which takes a core for a while, on several
/// cores at once.
///
/// 1. `sum` returns at once, with a future of `term(from) + … + term(to - 1)`, a long. Threads of
///    `pool` call `term`, once for each number. The range may be empty: then the sum is 0.
/// 2. The range is cut into `parts` parts, which overlap if the pool has so many threads: as many
///    numbers as there are parts are being worked on at once, and no more. No part is longer than
///    it has to be: of 10 numbers in 4 parts, the longest has 3. There may be fewer numbers than
///    parts.
/// 3. No thread of the pool waits for a part, or for anything else: a pool of one thread will do.
/// 4. If `term` throws, the future fails with the same, itself and not wrapped: `get` throws an
///    ExecutionException, and its cause is what `term` threw. If it throws for several numbers, any
///    one of these will do, and the rest of the numbers need not be worked on. `term` throws no
///    CompletionException, and no CancellationException: `get` has its own way with them.
///
/// `from` is not greater than `to`, and `parts` is at least 1. Check it with `make exercise_06
/// EX=2`; `make hint_06 EX=2` gives one hint at a time. Steps 2a and 3a show what you need, and
/// step 3b of part 2 how two futures become one.
final class Exercise02_SumInParts {

  private Exercise02_SumInParts() {}

  static CompletableFuture<Long> sum(
      LongUnaryOperator term, long from, long to, int parts, ExecutorService pool) {
    throw new UnsupportedOperationException("TODO: hand over the parts, and combine their sums");
  }
}
