/// A queue that serves its submitters in turn (step 8c).
package queues.fair;
