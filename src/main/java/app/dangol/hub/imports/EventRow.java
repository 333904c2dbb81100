package app.dangol.hub.imports;

import app.dangol.hub.intake.Incoming;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** A row of what customers did in the web shop: looked at, put aside, looked for. */
final class EventRow {
  private static final String SEARCH = "search";
  private static final int ID_CHARACTERS = 32;

  private EventRow() {}

  static Incoming map(Cells cells) throws BadFieldException {
    String customer = cells.get("customer_id");
    Instant at = cells.getInstant("at");
    String kind = cells.get("kind");
    boolean search = kind.equals(SEARCH);
    Optional<String> sku = cells.find("sku");
    Optional<String> query = cells.find("query");
    if ((search ? sku : query).isPresent()) {
      throw new BadFieldException(
          "bad_event", "a search has a query and no sku, every other event a sku and no query");
    }
    String about = cells.get(search ? "query" : "sku");
    Optional<String> named = cells.find("event_id");
    String id = named.isPresent() ? named.get() : idOf(customer, at, kind, about);
    return search
        ? new Incoming.Search(customer, id, at, about)
        : new Incoming.Browse(customer, id, at, kind, about);
  }

  /** Where the file names none: all it says, so that the same row is the same event. */
  private static String idOf(String customer, Instant at, String kind, String about) {
    try {
      String all = String.join("\n", customer, at.toString(), kind, about);
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, ID_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
