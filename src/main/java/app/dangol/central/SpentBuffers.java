package app.dangol.central;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Okio keeps the buffers through which requests and answers went, up to 64 KiB for a thread and
 * those that share its share of the pool, and with them what stood in them: names, notes. They are
 * overwritten by whoever has used them, on the thread that did.
 */
final class SpentBuffers {
  /** All that one share of the pool holds. */
  private static final byte[] ZEROS = new byte[64 << 10];

  private SpentBuffers() {}

  /** Overwrites what this thread has given back to the pool. */
  static void overwrite() {
    Buffer pooled = new Buffer();
    pooled.write(ZEROS);
    pooled.clear();
  }

  /** The same answer; its buffers are overwritten as its body is closed. */
  static Response watched(Response response) {
    return response.newBuilder().body(new Watched(response.body())).build();
  }

  /** The source's own close comes before its last buffers go back, so the body's is needed. */
  private static final class Watched extends ResponseBody {
    private final ResponseBody body;

    Watched(ResponseBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public BufferedSource source() {
      return body.source();
    }

    @Override
    public void close() {
      body.close();
      overwrite();
    }
  }

  /** What failed leaves as much behind. */
  static IOException after(IOException failure) {
    overwrite();
    return failure;
  }
}
