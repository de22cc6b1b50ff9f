/// A connection to read from. Step 4a uses it.
package futures.socket;
