package app.dangol.hub.api;

import app.dangol.hub.log.LogPage;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Contract;
import app.dangol.wire.PageWriter;
import app.dangol.wire.StrictJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Puts answers on the wire. */
final class Answers {
  private Answers() {}

  static void json(Context context, int status, Object value) {
    context.status(status);
    context.contentType(Contract.JSON);
    context.header("Cache-Control", "no-store");
    context.result(StrictJson.write(value).getBytes(StandardCharsets.UTF_8));
  }

  static void page(Context context, LogPage page) throws IOException {
    context.status(200);
    context.contentType(Contract.NDJSON);
    context.header("Cache-Control", "no-store");
    context.header("Vary", "Accept-Encoding");
    if (!accepts(context, "gzip")) {
      write(page, context.outputStream());
      return;
    }
    context.header("Content-Encoding", "gzip");
    try (FastGzip gzip = new FastGzip(context.outputStream())) {
      write(page, gzip);
    }
  }

  private static boolean accepts(Context context, String encoding) {
    String accepted = context.header("Accept-Encoding");
    return accepted != null
        && accepted.matches("(?i).*\\b" + encoding + "\\b(?!\\s*;\\s*q=0(\\.0+)?\\s*(,|$)).*");
  }

  private static void write(LogPage page, OutputStream out) throws IOException {
    PageWriter writer = new PageWriter(out);
    for (StoredRow row : page.rows()) {
      writer.row(row.entity(), row.key(), row.position(), row.data());
    }
    writer.end(page.next(), page.more(), page.position());
  }

  /** JSON lines shrink to a fifth at the lowest level already, at a third of the work. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 16 << 10);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
