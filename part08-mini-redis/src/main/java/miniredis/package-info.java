/// Part 8: a small Redis on one event loop, in layers. The README beside this source leads through
/// it.
package miniredis;
