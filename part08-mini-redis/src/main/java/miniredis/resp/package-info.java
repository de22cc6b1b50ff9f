/// RESP, the protocol of Redis, both ways: bytes become requests, and replies become bytes. This
/// layer knows no command, no key and no connection.
package miniredis.resp;
