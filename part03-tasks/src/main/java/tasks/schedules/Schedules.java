package tasks.schedules;

import java.util.ArrayList;
import java.util.List;

/// Every order in which two tasks can take their turns. A task is a list of actions: within one
/// nobody else gets a turn, between two anybody may.
public final class Schedules {

  private Schedules() {}

  /// The orders, as words over A and B: `AB` and `BA` for one action each. Their number is (a + b)!
  /// / (a! b!).
  public static List<String> all(int a, int b) {
    var all = new ArrayList<String>();
    extend("", a, b, all);
    return all;
  }

  private static void extend(String so, int a, int b, List<String> all) {
    if (a == 0 && b == 0) {
      all.add(so);
      return;
    }
    if (a > 0) {
      extend(so + "A", a - 1, b, all);
    }
    if (b > 0) {
      extend(so + "B", a, b - 1, all);
    }
  }

  /// Runs the two tasks' actions in that order, all on the calling thread.
  public static void run(String order, List<Runnable> a, List<Runnable> b) {
    var nextOfA = a.iterator();
    var nextOfB = b.iterator();
    for (int i = 0; i < order.length(); i++) {
      (order.charAt(i) == 'A' ? nextOfA : nextOfB).next().run();
    }
  }
}
