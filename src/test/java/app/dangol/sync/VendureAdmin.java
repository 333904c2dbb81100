package app.dangol.sync;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Somebody at Vendure's own API, with every right. */
final class VendureAdmin implements AutoCloseable {
  private final OkHttpClient client = new OkHttpClient();
  private final String url;
  private final String token;

  VendureAdmin(String origin) throws IOException {
    this.url = origin + "/admin-api";
    String login = "mutation{login(username:\"superadmin\",password:\"superadmin\"){__typename}}";
    try (Response response = client.newCall(request(login, "")).execute()) {
      this.token = Objects.requireNonNullElse(response.header("vendure-auth-token"), "");
    }
  }

  /** Returns the answer as text. */
  String ask(String query) {
    try (Response response = client.newCall(request(query, token)).execute()) {
      String body = response.body().string();
      if (body.contains("\"errors\"")) {
        throw new AssertionError("Vendure refused " + query + ": " + body);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first value of a field in the answer. */
  String text(String query, String field) {
    Matcher found = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(ask(query));
    if (!found.find()) {
      throw new AssertionError("no " + field + " in the answer to " + query);
    }
    return found.group(1);
  }

  private Request request(String query, String bearer) {
    JsonObject body = new JsonObject();
    body.addProperty("query", query);
    return new Request.Builder()
        .url(url)
        .header("Authorization", "Bearer " + bearer)
        .post(RequestBody.create(body.toString(), MediaType.get("application/json")))
        .build();
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
