/// Reads that wait until they are let go: of files, and of what a selector can watch.
package executors.slow;
