package app.dangol.hub.api;

import app.dangol.wire.ApiError;
import app.dangol.wire.Contract;
import app.dangol.wire.StrictJson;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What the web server refuses by itself, a request that comes while it stops or is no HTTP, is
 * answered in the contract's form, too, and says nothing about the server.
 */
final class ServerErrors extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      String message,
      @Nullable Throwable cause,
      Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, Contract.JSON);
    if (Failures.isForLater(status)) {
      headers.put(HttpHeader.RETRY_AFTER, Failures.RETRY_SECONDS);
    }
    ApiError error = new ApiError(Failures.word(status), Failures.BY_THE_SERVER);
    Content.Sink.write(response, true, StrictJson.write(error), callback);
  }
}
