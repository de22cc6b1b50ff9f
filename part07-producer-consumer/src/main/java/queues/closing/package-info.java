/// A queue that can be closed, which the JDK's cannot.
package queues.closing;
