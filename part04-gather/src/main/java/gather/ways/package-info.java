/// What a way of gathering does, seen from outside: tasks that end when they are told to, and a
/// caller that waits for them. Step 1f prints it, and its test holds each cell.
package gather.ways;
