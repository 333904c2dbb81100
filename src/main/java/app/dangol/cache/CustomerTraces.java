package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything in this device's files that could lead to one customer, as bytes to look for: their
 * id, what they are called and found by, what they or others wrote, and just as much the sealed and
 * the indexed form of it, which tell who has a key. Taken before an erasure and looked for after
 * it. May block.
 */
public final class CustomerTraces {
  /** A sealed blob is looked for in pieces, so that half a one is found as well. */
  private static final int PIECE = 16;

  private static final int STEP = 48;

  private static final List<String> SEALED_OF_CUSTOMER =
      List.of(
          "SELECT sealed FROM customer WHERE id = ?",
          "SELECT sealed FROM note WHERE customer = ?",
          "SELECT sealed FROM search WHERE customer = ?",
          "SELECT sealed FROM coupon WHERE customer = ?",
          "SELECT sealed FROM task WHERE customer = ?");
  private static final List<String> PLAIN_OF_CUSTOMER =
      List.of("SELECT token FROM blind_index WHERE customer = ?");
  private static final List<String> SEALED_OF_SUBJECT =
      List.of(
          "SELECT sealed_body FROM op WHERE subject = ?",
          "SELECT sealed_current FROM op WHERE subject = ?");
  private static final List<String> SEALED_OF_OPS =
      List.of(
          """
          SELECT r.sealed FROM audit_reason r JOIN audit a ON a.seq = r.seq
          JOIN audit_person p ON p.person = a.person WHERE p.customer = ?
          """);
  private static final List<String> PLAIN_OF_OPS =
      List.of("SELECT salt FROM audit_person WHERE customer = ?");
  private static final String WRITTEN = "SELECT op_id, sealed_body FROM op WHERE subject = ?";
  private static final List<String> WORDS = List.of("text", "name", "phone", "email");

  private final CacheDatabase cache;
  private final OpsDatabase ops;
  private final SqliteQueuedScans scans;
  private final SqliteCustomerDirectory customers;
  private final FieldCipher cipher;

  public CustomerTraces(
      CacheDatabase cache,
      OpsDatabase ops,
      SqliteQueuedScans scans,
      SqliteCustomerDirectory customers,
      FieldCipher cipher) {
    this.cache = cache;
    this.ops = ops;
    this.scans = scans;
    this.customers = customers;
    this.cipher = cipher;
  }

  /** Both kinds; none is shorter than {@link ResidueScan#SHORTEST}. */
  public List<byte[]> list(CustomerId whose) {
    List<byte[]> traces = listStored(whose);
    traces.addAll(listReadable(whose));
    return traces;
  }

  /** What stands in the files as it is: the id, what is sealed, what is indexed. */
  List<byte[]> listStored(CustomerId whose) {
    List<byte[]> traces = new ArrayList<>();
    add(traces, whose.value());
    List<MemberToken> tokens = customers.listTokens(whose);
    List<String> tasks =
        cache.read(session -> {
          collect(session, SEALED_OF_CUSTOMER, whose.value(), traces, true);
          collect(session, PLAIN_OF_CUSTOMER, whose.value(), traces, false);
          return CacheErasure.listTasks(session, whose);
        });
    ops.read(session -> {
      for (String subject : new OpsErasure(session, cipher).listSubjects(whose, tasks)) {
        collect(session, SEALED_OF_SUBJECT, subject, traces, true);
      }
      collect(session, SEALED_OF_OPS, whose.value(), traces, true);
      collect(session, PLAIN_OF_OPS, whose.value(), traces, false);
      scans.listSealedOf(session, tokens).forEach(sealed -> addPieces(traces, sealed, PIECE));
      return traces;
    });
    return traces;
  }

  /** What would have to be sealed: the words themselves. */
  private List<byte[]> listReadable(CustomerId whose) {
    List<byte[]> traces = new ArrayList<>();
    cache.read(session -> {
      addProfile(session, whose, traces);
      return traces;
    });
    ops.read(session -> {
      addWritten(session, whose, traces);
      return traces;
    });
    return traces;
  }

  private static void collect(
      Session session, List<String> queries, String whose, List<byte[]> traces, boolean sealed)
      throws SQLException {
    for (String query : queries) {
      PreparedStatement list = session.prepare(query);
      list.setString(1, whose);
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          byte[] bytes = row.getBytes(1);
          if (bytes != null && bytes.length >= PIECE) {
            addPieces(traces, bytes, sealed ? PIECE : bytes.length);
          }
        }
      }
    }
  }

  private static void addPieces(List<byte[]> traces, byte[] bytes, int length) {
    for (int at = 0; at + length <= bytes.length; at += STEP) {
      traces.add(Arrays.copyOfRange(bytes, at, at + length));
    }
    traces.add(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length));
  }

  private void addProfile(Session session, CustomerId whose, List<byte[]> traces)
      throws SQLException {
    PreparedStatement find = session.prepare(SEALED_OF_CUSTOMER.getFirst());
    find.setString(1, whose.value());
    try (ResultSet row = find.executeQuery()) {
      if (!row.next()) {
        return;
      }
      SealedProfile profile = SealedProfile.open(cipher, whose.value(), row.getBytes(1));
      add(traces, profile.name());
      for (MemberToken token : profile.tokens()) {
        add(traces, token.value());
      }
      for (Entity.Preference preference : profile.preferences()) {
        add(traces, preference.text().ko());
        add(traces, preference.text().en());
      }
    } catch (DangolException e) {
      // Sealed under a key that is gone: there is nothing readable to look for.
    }
  }

  private void addWritten(Session session, CustomerId whose, List<byte[]> traces)
      throws SQLException {
    PreparedStatement list = session.prepare(WRITTEN);
    list.setString(1, whose.value());
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        addWords(row.getString(1), row.getBytes(2), traces);
      }
    }
  }

  private void addWords(String op, byte[] sealed, List<byte[]> traces) {
    JsonObject body;
    try {
      body = OpBody.open(cipher, op, sealed);
    } catch (DangolException e) {
      return;
    }
    for (String word : WORDS) {
      JsonElement value = body.get(word);
      if (value != null && value.isJsonPrimitive()) {
        add(traces, value.getAsString());
      }
    }
  }

  private static void add(List<byte[]> traces, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= ResidueScan.SHORTEST) {
      traces.add(bytes);
    }
  }
}
