/// Publish and subscribe: who hears of which channel. Messages are handed on, and kept nowhere.
package miniredis.pubsub;
