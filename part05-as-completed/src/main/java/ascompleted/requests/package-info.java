/// The HTTP requests that the steps make ([Requests]), and races between them whose losers the
/// server tells of ([Race]).
package ascompleted.requests;
