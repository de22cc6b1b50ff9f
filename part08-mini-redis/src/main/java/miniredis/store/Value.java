package miniredis.store;

/// What a key holds. A command asks a [Database] for the type that it works on, and gets that, or
/// nothing, or the error that says the key holds another.
public abstract sealed class Value permits StringValue, ListValue, HashValue, SetValue, SortedSet {

  /// As TYPE says it.
  public abstract String type();

  /// As OBJECT ENCODING says it: in which form the value lies in memory.
  public abstract String encoding();

  /// Another value with the same content, for COPY.
  public abstract Value copy();
}
