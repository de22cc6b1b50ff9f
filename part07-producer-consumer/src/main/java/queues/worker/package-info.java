/// The worker queue (step 6): [queues.worker.PacedClient] is what one would copy, with
/// [queues.worker.Pace], a limiter, and [queues.closing.ClosableQueue].
package queues.worker;
