/// The dishes that the steps of section 1 gather.
package gather.kitchen;
