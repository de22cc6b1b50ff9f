/// Makes Netty's event loops for steps 1b to 4c.
package eventloop.netty;
