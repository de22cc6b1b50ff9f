/// Stack traces, as short as step 8 prints them.
package futures.trace;
