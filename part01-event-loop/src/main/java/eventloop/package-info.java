/// Part 1: what an event loop is, what it can do for a thread, and what a callback can do to it.
/// The README beside this source asks the questions, and runs each step.
///
/// Reading order: the steps by their numbers. What they use stands in packages of its own: Netty's
/// loops in [eventloop.netty], a loop from scratch in [eventloop.loop], virtual threads that run on
/// it in [eventloop.coroutines].
package eventloop;
