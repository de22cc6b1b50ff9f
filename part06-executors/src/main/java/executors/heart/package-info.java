/// An event loop whose heart beats as long as no callback blocks it.
package executors.heart;
