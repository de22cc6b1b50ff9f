package tasks;

import exercise.Verdict;

/// More keys than a cache with a bound would keep.
record ManyKeys(Verdict verdict, Loads loads) {
  private static final int KEYS = 2_000;
  private static final int AT_ONCE = 100;

  void expectAllKept() throws Exception {
    var cache = new Exercise03_OneLoadForEachKey<String, String>(loads::numbered);
    askForAll(cache);
    int before = loads.count();
    askForAll(cache);
    int again = loads.count() - before;
    if (again > 0) {
      String observed =
          "%d keys were loaded, one after the other. When they were asked for once more, %d were loaded"
              + " again.";
      throw verdict.refuse(observed.formatted(KEYS, again), "a-cache-must-be-bounded");
    }
  }

  /// In pieces, for machines and caches that are slow.
  private void askForAll(Exercise03_OneLoadForEachKey<String, String> cache) throws Exception {
    for (int first = 0; first < KEYS; first += AT_ONCE) {
      int from = first;
      var asked =
          Verdict.onAnotherThread(() -> {
            for (int i = from; i < from + AT_ONCE; i++) {
              cache.get("key " + i);
            }
            return null;
          });
      verdict.get(
          asked,
          "One thread alone asked for %d keys, and has not all answers after ten seconds."
              .formatted(AT_ONCE));
    }
  }
}
