/// Items that come one by one: asked for with a future ([Cursor]), made by a method that rests in
/// between ([Generator]), and sent to a subscriber ([OnDemand]). Steps 6 and 7 use them.
package futures.generator;
