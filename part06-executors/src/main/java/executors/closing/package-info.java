/// A pool with work in it, to be closed.
package executors.closing;
