/// A queue that keeps count of what waits in it (step 3).
package queues.chain;
