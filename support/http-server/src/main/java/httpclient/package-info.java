/// How the lessons make an OkHttp client, where its defaults are not what they show.
package httpclient;
