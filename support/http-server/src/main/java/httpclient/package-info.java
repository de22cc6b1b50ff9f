/// The one way in which the lessons make an OkHttp client.
package httpclient;
