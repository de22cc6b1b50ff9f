/// A queue that keeps count of who waits in it (step 3).
package queues.chain;
