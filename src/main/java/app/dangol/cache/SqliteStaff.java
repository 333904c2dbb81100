package app.dangol.cache;

import app.dangol.id.StaffId;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffAccount;
import app.dangol.trust.access.StaffAccounts;
import app.dangol.trust.access.Tries;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The staff in {@code ops.db}, where they outlive every reset of the copy: name and what is kept of
 * the PIN sealed, ids, tries and grants in clear. What is deleted is overwritten.
 */
public final class SqliteStaff implements StaffAccounts {
  static final String TABLE = "staff";
  private static final String LIST = "SELECT id, sealed, failed, pause_ms FROM staff ORDER BY id";
  private static final String SEALED = "SELECT sealed FROM staff WHERE id = ?";
  private static final String ADD =
      "INSERT INTO staff (id, sealed) VALUES (?, ?) ON CONFLICT (id) DO NOTHING";
  private static final String SET_PIN =
      "UPDATE staff SET sealed = ?, failed = 0, pause_ms = 0 WHERE id = ?";
  private static final String SET_TRIES = "UPDATE staff SET failed = ?, pause_ms = ? WHERE id = ?";
  private static final String REMOVE = "DELETE FROM staff WHERE id = ?";

  private static final String HELD =
      "SELECT staff, role FROM staff_grant WHERE withdrawn_at IS NULL";
  private static final String GRANT =
      """
      INSERT INTO staff_grant (staff, role, granted_at, granted_by) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;
  private static final String WITHDRAW =
      """
      UPDATE staff_grant SET withdrawn_at = ?, withdrawn_by = ?
      WHERE staff = ? AND role = ? AND withdrawn_at IS NULL
      """;
  private static final String WITHDRAW_ALL =
      """
      UPDATE staff_grant SET withdrawn_at = ?, withdrawn_by = ?
      WHERE staff = ? AND withdrawn_at IS NULL
      """;
  private static final String GRANTS =
      """
      SELECT staff, role, granted_at, granted_by, withdrawn_at, withdrawn_by FROM staff_grant
      ORDER BY seq
      """;
  private static final String FORGET = "DELETE FROM staff_grant WHERE withdrawn_at < ?";

  private final OpsDatabase database;
  private final FieldCipher cipher;
  private final Clock clock;

  public SqliteStaff(OpsDatabase database, FieldCipher cipher, Clock clock) {
    this.database = database;
    this.cipher = cipher;
    this.clock = clock;
  }

  @Override
  public List<StaffAccount> list() {
    return database.read(session -> {
      Map<String, Set<Role>> roles = roles(session);
      List<StaffAccount> accounts = new ArrayList<>();
      try (ResultSet row = session.prepare(LIST).executeQuery()) {
        while (row.next()) {
          accounts.add(account(row, roles.getOrDefault(row.getString(1), Set.of())));
        }
      }
      return accounts;
    });
  }

  @Override
  public Optional<StaffAccount> find(StaffId id) {
    // A shop's staff are few.
    return list().stream().filter(account -> account.id().equals(id)).findFirst();
  }

  private StaffAccount account(ResultSet row, Set<Role> roles) throws SQLException {
    String id = row.getString(1);
    JsonObject words = SealedJson.open(cipher, TABLE, id, row.getBytes(2));
    return new StaffAccount(
        new StaffId(id),
        words.get("name").getAsString(),
        roles,
        words.get("pin").getAsString(),
        new Tries(row.getInt(3), Duration.ofMillis(row.getLong(4))));
  }

  private static Map<String, Set<Role>> roles(Session session) throws SQLException {
    Map<String, Set<Role>> roles = new HashMap<>();
    try (ResultSet row = session.prepare(HELD).executeQuery()) {
      while (row.next()) {
        Set<Role> held = roles.computeIfAbsent(row.getString(1), id -> EnumSet.noneOf(Role.class));
        Role.find(row.getString(2)).ifPresent(held::add);
      }
    }
    return roles;
  }

  @Override
  public boolean add(StaffId id, String name, Set<Role> roles, String pin, StaffId by) {
    return database.write(session -> {
      int added =
          new Binding(session.prepare(ADD)).text(id.value()).bytes(seal(id, name, pin)).update();
      if (added == 0) {
        return false;
      }
      for (Role role : roles) {
        grant(session, id, role, by);
      }
      return true;
    });
  }

  private byte[] seal(StaffId id, String name, String pin) {
    JsonObject words = new JsonObject();
    words.addProperty("name", name);
    words.addProperty("pin", pin);
    return SealedJson.seal(cipher, TABLE, id.value(), words);
  }

  @Override
  public void setPin(StaffId id, String pin) {
    database.write(session -> {
      PreparedStatement find = session.prepare(SEALED);
      find.setString(1, id.value());
      String name;
      try (ResultSet row = find.executeQuery()) {
        if (!row.next()) {
          return 0;
        }
        name =
            SealedJson.open(cipher, TABLE, id.value(), row.getBytes(1)).get("name").getAsString();
      }
      return new Binding(session.prepare(SET_PIN))
          .bytes(seal(id, name, pin))
          .text(id.value())
          .update();
    });
  }

  @Override
  public void setTries(StaffId id, Tries tries) {
    database.write(session ->
        new Binding(session.prepare(SET_TRIES))
            .number(tries.failed())
            .number(tries.pause().toMillis())
            .text(id.value())
            .update());
  }

  @Override
  public void grant(StaffId id, Role role, StaffId by) {
    database.write(session -> grant(session, id, role, by));
  }

  private int grant(Session session, StaffId id, Role role, StaffId by) throws SQLException {
    return new Binding(session.prepare(GRANT))
        .text(id.value())
        .text(role.key())
        .number(clock.millis())
        .text(by.value())
        .update();
  }

  @Override
  public void withdraw(StaffId id, Role role, StaffId by) {
    database.write(session ->
        new Binding(session.prepare(WITHDRAW))
            .number(clock.millis())
            .text(by.value())
            .text(id.value())
            .text(role.key())
            .update());
  }

  @Override
  public void remove(StaffId id, StaffId by) {
    database.write(session -> {
      new Binding(session.prepare(WITHDRAW_ALL))
          .number(clock.millis())
          .text(by.value())
          .text(id.value())
          .update();
      return new Binding(session.prepare(REMOVE)).text(id.value()).update();
    });
  }

  @Override
  public List<RoleGrant> listGrants() {
    return database.read(session -> {
      List<RoleGrant> grants = new ArrayList<>();
      try (ResultSet row = session.prepare(GRANTS).executeQuery()) {
        while (row.next()) {
          String withdrawnBy = row.getString(6);
          grants.add(
              new RoleGrant(
                  new StaffId(row.getString(1)),
                  row.getString(2),
                  Instant.ofEpochMilli(row.getLong(3)),
                  new StaffId(row.getString(4)),
                  withdrawnBy == null
                      ? Optional.empty()
                      : Optional.of(
                          new Withdrawn(
                              Instant.ofEpochMilli(row.getLong(5)), new StaffId(withdrawnBy)))));
        }
      }
      return grants;
    });
  }

  @Override
  public int forgetGrants(Instant withdrawnBefore) {
    return database.write(session ->
        new Binding(session.prepare(FORGET)).number(withdrawnBefore.toEpochMilli()).update());
  }
}
