/// What step 5 uses: the progress bar, and what the process has needed.
package gather.load;
