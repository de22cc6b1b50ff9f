/// A subscriber that counts (steps 4a and 4b).
package queues.subscriber;
