package miniredis.store;

/// Up to which size a collection keeps its small form. They are Redis's defaults, and CONFIG SET
/// changes them. A collection that has outgrown its small form does not go back when it shrinks;
/// only what SPOP leaves of a set may: see [SetValue#beginAgain].
public final class Limits {
  public int hashEntries = 512;
  public int hashValue = 64;
  public int setInts = 512;
  public int sortedSetEntries = 128;
  public int sortedSetValue = 64;

  Limits() {}
}
