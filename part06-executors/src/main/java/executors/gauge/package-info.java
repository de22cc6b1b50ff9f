/// How many threads are in a piece of work at once.
package executors.gauge;
