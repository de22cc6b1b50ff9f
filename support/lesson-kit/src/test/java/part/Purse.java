package part;

import exercise.Interleavings;
import exercise.InterleavingsTest;
import java.util.concurrent.Callable;

/// Stands for an exercise's answer: coins that two threads put into a purse. What is put in at the
/// same moment may be lost.
public final class Purse {

  private final int[] pockets = new int[1];
  private int coins;

  void put() {
    coins++;
  }

  void putIntoThePocket() {
    int[] all = pockets; // what follows touches no field
    all[0]++;
  }

  synchronized void putInTurn() {
    coins++;
  }

  /// A round for each way to put a coin in. It tells the test how many are there in the end.
  abstract static class TwoAtOnce implements Callable<Void> {
    private final Purse purse = new Purse();

    abstract void put(Purse purse);

    @Override
    public Void call() throws Exception {
      Interleavings.atTheSameMoment(() -> put(purse), () -> put(purse));
      InterleavingsTest.seen(purse.coins + purse.pockets[0]);
      return null;
    }
  }

  public static final class InAField extends TwoAtOnce {
    @Override
    void put(Purse purse) {
      purse.put();
    }
  }

  public static final class InAnArray extends TwoAtOnce {
    @Override
    void put(Purse purse) {
      purse.putIntoThePocket();
    }
  }

  public static final class InTurn extends TwoAtOnce {
    @Override
    void put(Purse purse) {
      purse.putInTurn();
    }
  }
}
