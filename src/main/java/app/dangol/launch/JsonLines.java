package app.dangol.launch;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.PrintWriter;

/** One JSON object a line on standard output: what programs may read. Any thread. */
final class JsonLines {
  private final PrintWriter out;
  private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();

  JsonLines(PrintWriter out) {
    this.out = out;
  }

  synchronized void print(JsonObject object) {
    out.println(gson.toJson(object));
    out.flush();
  }
}
