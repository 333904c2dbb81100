package app.dangol.hub.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a hub's database has on disk of each person: as it lies there, read by SQL. */
final class HubTraces {
  /** The number of the key stands behind one byte that says how something is sealed. */
  private static final int NUMBER_AT = 1;

  private final Map<Long, String> ownerByKey = new HashMap<>();
  private final Map<String, List<byte[]>> byOwner = new HashMap<>();

  private HubTraces() {}

  static HubTraces read(String url) throws SQLException {
    HubTraces traces = new HubTraces();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      traces.readKeys(statement);
      traces.readSealed(statement, "row");
      traces.readSealed(statement, "record");
      traces.readBlind(statement);
    }
    return traces;
  }

  /** Sealed texts and blind values. */
  List<byte[]> of(String customer) {
    return byOwner.getOrDefault(customer, List.of());
  }

  private void readKeys(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT key, data FROM record WHERE kind = 'customer.key'")) {
      while (rows.next()) {
        JsonObject used = StrictJson.read(rows.getString(2), JsonObject.class);
        ownerByKey.put(Long.parseLong(used.get("number").getAsString(), 16), rows.getString(1));
      }
    }
  }

  private void readSealed(Statement statement, String table) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT sealed FROM " + table + " WHERE sealed IS NOT NULL")) {
      while (rows.next()) {
        byte[] sealed = rows.getBytes(1);
        add(String.valueOf(ownerByKey.get(ByteBuffer.wrap(sealed).getLong(NUMBER_AT))), sealed);
      }
    }
  }

  private void readBlind(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT kind, key, data FROM record WHERE kind IN ('person.index', 'person.source')")) {
      while (rows.next()) {
        String key = rows.getString(2);
        if (rows.getString(1).equals("person.index")) {
          int bar = key.indexOf('|');
          add(key.substring(bar + 1), key.substring(0, bar).getBytes(UTF_8));
        } else {
          JsonObject own = StrictJson.read(rows.getString(3), JsonObject.class);
          add(own.get("id").getAsString(), key.getBytes(UTF_8));
        }
      }
    }
  }

  private void add(String customer, byte[] trace) {
    byOwner.computeIfAbsent(customer, none -> new ArrayList<>()).add(trace);
  }
}
