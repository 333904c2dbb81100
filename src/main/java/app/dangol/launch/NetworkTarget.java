package app.dangol.launch;

import app.dangol.central.ImportApi;
import app.dangol.hub.imports.ImportKind;
import app.dangol.hub.imports.ImportTarget;
import app.dangol.hub.imports.NetworkBatches;
import app.dangol.hub.imports.RowGroup;
import app.dangol.hub.imports.RowLine;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Sends rows to a hub over the network; a batch has an id made of its file's content. */
final class NetworkTarget implements ImportTarget {
  private static final int HASH_BYTES = 8;

  private final ImportApi api;
  private final String source;
  private final String file;

  /**
   * @param file distinguishes this file from every other, and is the same when it is sent again
   */
  NetworkTarget(ImportApi api, String source, String file) {
    this.api = api;
    this.source = source;
    this.file = file;
  }

  @Override
  public BatchReport take(ImportKind kind, String batch, List<RowGroup> groups) {
    StringBuilder body = new StringBuilder();
    List<Long> numbers = new ArrayList<>();
    for (RowGroup group : groups) {
      for (RowLine.Fields row : group.rows()) {
        JsonObject line = new JsonObject();
        row.fields().forEach(line::addProperty);
        // What is empty is told empty: the hub refuses what is not there at all.
        kind.required().stream()
            .filter(column -> !line.has(column) && !row.absent().contains(column))
            .forEach(column -> line.addProperty(column, ""));
        body.append(StrictJson.write(line)).append('\n');
        numbers.add(row.number());
      }
    }
    String rows = body.toString();
    byte[] json = api.send(kind.key(), source, id(batch, rows), rows);
    NetworkBatches.Answer answer = StrictJson.read(json, NetworkBatches.Answer.class);
    return new BatchReport(
        answer.taken(),
        answer.withoutBasis(),
        answer.waiting(),
        Objects.requireNonNullElse(answer.older(), 0),
        answer.refused().stream()
            .map(row ->
                new RefusedRow(
                    numbers.get(Math.toIntExact(row.row() - 1)), row.code(), row.reason()))
            .toList());
  }

  /**
   * Which rows of a file stand in a batch may change with the program: by their own hash, too,
   * nobody's batch is taken for another.
   */
  private String id(String batch, String rows) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(rows.getBytes(StandardCharsets.UTF_8));
      return file + ":" + batch + ":" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
