/// Part 1: what an event loop is, what it can do for a thread, and what a callback can do to it.
/// The README beside this source asks the questions, and runs each step.
///
/// Reading order: the steps by their numbers. [Loops] makes the Netty loops that they use.
package eventloop;
