/// What JMH can't compare, since one of them is Python's: the loop of part 1, Netty's and
/// asyncio's, at the same work ([LoopWork]).
package bench.eventloop;
