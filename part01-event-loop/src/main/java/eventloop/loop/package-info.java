/// An event loop from scratch, which steps 5a to 8 run on, and an echo server on it.
///
/// Reading order: [HandmadeLoop], [Timer], [EchoServer].
package eventloop.loop;
