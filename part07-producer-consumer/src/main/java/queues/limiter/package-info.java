/// Three ways to hold to a rate, behind one interface (step 5). [queues.limiter.Spacing] is what
/// step 6 paces with.
package queues.limiter;
