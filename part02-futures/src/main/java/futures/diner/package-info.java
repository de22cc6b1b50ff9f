/// A place where entering, ordering and leaving take time. Steps 5a and 5b go there.
package futures.diner;
