package app.dangol.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * The figures and names both sides of the central API hold to; the document itself is {@code
 * openapi.yaml} beside this class.
 */
public final class Contract {
  /** Largest page after gunzip, in bytes. */
  public static final int MAX_PAGE_BYTES = 8 << 20;

  /** Longest line of a page, in bytes. */
  public static final int MAX_LINE_BYTES = 1 << 20;

  /** Largest request body, in bytes. */
  public static final int MAX_REQUEST_BYTES = 256 << 10;

  /** Longest a request for changes may wait. */
  public static final Duration MAX_WAIT = Duration.ofSeconds(25);

  /** Media type of pages. */
  public static final String NDJSON = "application/x-ndjson";

  /** Media type of everything else. */
  public static final String JSON = "application/json";

  private Contract() {}

  /** The OpenAPI 3.1 document, as the hub serves it under /v1/openapi.yaml. */
  public static byte[] openApi() {
    try (InputStream in = Contract.class.getResourceAsStream("openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("openapi.yaml is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read openapi.yaml", e);
    }
  }
}
