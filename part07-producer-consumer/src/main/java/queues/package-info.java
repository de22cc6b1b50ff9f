/// Part 7: producers and consumers, what a queue between them does, and a rate limit that the
/// submitter never sees. The README beside this source asks the questions, and runs each step.
///
/// Reading order: the steps by their numbers. What they use stands in packages of its own:
/// [queues.closing] (step 1c), [queues.chain] (3), [queues.subscriber] (4), [queues.limiter] (5),
/// [queues.worker] (6) and [queues.fair] (8).
package queues;
