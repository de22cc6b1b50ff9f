/// Gather: many pieces of work at once, and all of their results. Five ways to wait for all, what
/// each does with a failure, how many may be in flight, and when to try again.
///
/// Read the steps in order. Steps 1a to 1e share the dishes of `gather.kitchen`. Structured scopes
/// are a preview in JDK 25: this part runs with `--enable-preview`.
package gather;
