/// The dishes that steps 1a to 1e gather.
package gather.kitchen;
