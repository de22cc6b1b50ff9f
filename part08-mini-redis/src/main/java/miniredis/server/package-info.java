/// The server: sockets, and the one event loop on which everything above runs.
package miniredis.server;
