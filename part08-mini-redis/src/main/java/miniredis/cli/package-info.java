/// A client for the steps: it sends a line as a person would type it, and shows the reply in words.
package miniredis.cli;
