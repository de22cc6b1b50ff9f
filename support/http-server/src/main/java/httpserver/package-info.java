/// The HTTP server that the lessons call, on this machine's loopback address alone.
///
/// Everything runs on one event loop: accepting, parsing, timers, and all state, which therefore
/// needs no locks. A request that waits costs an object and a timer, not a thread.
///
/// To read it: [httpserver.Routes] is what it answers. [httpserver.Exchange] is one request's life,
/// [httpserver.Connection] puts the requests of one client together and keeps their order,
/// [httpserver.Router] finds the route and its [httpserver.Arguments]. [httpserver.Traffic] is what
/// [httpserver.Stats] and the live page show. [httpserver.HttpServer] starts it and asks it.
package httpserver;
