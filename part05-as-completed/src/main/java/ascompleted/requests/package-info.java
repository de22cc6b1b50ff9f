/// The HTTP requests that the steps make, each drawn as a bar in the step's picture.
package ascompleted.requests;
