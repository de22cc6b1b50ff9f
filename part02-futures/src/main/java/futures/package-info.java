/// Part 2: what can be awaited, how it fails, and how far a cancellation reaches. The README beside
/// this source asks the questions, and runs each step.
///
/// Reading order: the steps by their numbers. What steps 4 to 8 use stands in packages of its own.
package futures;
