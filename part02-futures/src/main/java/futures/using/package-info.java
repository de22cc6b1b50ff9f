/// A try-with-resources for futures. Step 5b uses it.
package futures.using;
