/// What the server remembers: sixteen databases of keys, their values, and when they expire. It
/// belongs to one thread at a time and so has no locks; the clock is an argument. This layer knows
/// no command and no client.
package miniredis.store;
