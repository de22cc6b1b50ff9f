/// Virtual threads whose scheduler is ours: [Coroutines] for steps 6a to 7, and [Interleavings],
/// which tries every order in which they can take turns, for step 7.
package eventloop.coroutines;
