package app.dangol.cache;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.audit.AuditChain;
import app.dangol.trust.audit.AuditFinding;
import app.dangol.trust.audit.AuditKey;
import app.dangol.trust.audit.AuditMark;
import app.dangol.trust.audit.AuditTies;
import app.dangol.trust.audit.AuditTies.Tie;
import app.dangol.trust.audit.AuditVerifier;
import app.dangol.trust.audit.SignedMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks whether the audit trail in {@code ops.db} is as it was written, without changing the file.
 * Beside a running app it is one more reader.
 */
public final class AuditLook {
  /** The first version of the file in which the trail is a chain. */
  private static final int CHAINED = 4;

  private static final String CHAINS =
      "SELECT count(*) FROM sqlite_schema WHERE name = 'audit_chain'";
  private static final String PERSONS =
      """
      SELECT person, customer, salt FROM audit_person
      WHERE typeof(person) = 'blob' AND typeof(customer) = 'text' AND typeof(salt) = 'blob'
      """;
  private static final String REASONS =
      """
      SELECT seq, sealed FROM audit_reason
      WHERE typeof(seq) = 'integer' AND typeof(sealed) = 'blob'
      """;

  private final BlockingGuard guard;
  private final Duration within;

  /**
   * @param within how long the rows are looked at
   */
  public AuditLook(BlockingGuard guard, Duration within) {
    this.guard = guard;
    this.within = within;
  }

  /** What was seen. */
  public sealed interface Sight {
    /** There is no trail that is a chain yet. */
    record Absent() implements Sight {}

    /**
     * It cannot be looked at now, or not in that time; another time it may be.
     *
     * @param why such as SQLite's name for it
     */
    record Unreadable(String why) implements Sight {}

    /**
     * It was looked at.
     *
     * @param rows so many are as they were written
     * @param first number of the first row; 0 where nobody can say
     * @param signed the newest row that this device has signed, and when; empty if it has not
     * @param hub number of the newest row of which the hub has said to have it
     * @param findings what is wrong; none if all is right
     */
    record Looked(
        long rows,
        long first,
        Optional<Signed> signed,
        OptionalLong hub,
        List<AuditFinding> findings)
        implements Sight {
      public Looked {
        findings = List.copyOf(findings);
      }
    }
  }

  /** A row that was signed. */
  public record Signed(long seq, Instant at) {}

  /**
   * Looks; blocks.
   *
   * @param inUse whether a running app has it open
   * @param cipher opens what was sealed with this device's key
   * @param hub the newest row of which the hub has the hash, if it said so; asked for before this
   */
  public Sight at(Path file, boolean inUse, FieldCipher cipher, Optional<AuditMark> hub) {
    guard.check();
    if (Files.notExists(file)) {
      return new Sight.Absent();
    }
    try (Session session = DatabaseLook.open(file, inUse)) {
      session.interruptAfter(within);
      session.execute("BEGIN");
      long version = session.number("PRAGMA user_version", 0);
      if (version < CHAINED && session.number(CHAINS, 0) == 0) {
        return new Sight.Absent();
      }
      if (version > DatabaseProfile.ops().newestVersion()) {
        return new Sight.Unreadable("a newer program wrote it");
      }
      return look(session, new AuditSeals(cipher), hub);
    } catch (IOException e) {
      return new Sight.Unreadable(e.getClass().getSimpleName());
    } catch (SQLException e) {
      if (!SqliteFailure.isPassing(e)) {
        return lost();
      }
      String name = SqliteFailure.nameOf(e);
      return new Sight.Unreadable(
          name.equals("SQLITE_INTERRUPT") ? "there was no time for all rows" : name);
    }
  }

  /** A table, a column or a page that cannot be read today cannot be read tomorrow. */
  private static Sight lost() {
    return new Sight.Looked(
        0, 0, Optional.empty(), OptionalLong.empty(), List.of(new AuditFinding.Lost()));
  }

  private static Sight look(Session session, AuditSeals seals, Optional<AuditMark> hub)
      throws SQLException {
    if (!AuditTable.hasState(session)) {
      return lost();
    }
    AuditTable.State state = AuditTable.state(session);
    List<AuditFinding> findings = new ArrayList<>(unsigned(state, seals));
    List<AuditMark> heads = new ArrayList<>();
    state.head().map(SignedMark::mark).ifPresent(heads::add);
    hub.ifPresent(heads::add);
    AuditVerifier chain = new AuditVerifier(state.anchor(), heads);
    AuditTies ties = new AuditTies(persons(session), reasons(session, state.chain(), seals));
    AuditTable.forEach(
        session,
        row -> {
          ties.take(row);
          return chain.take(row);
        });
    Optional<AuditFinding> broken =
        chain.finish().or(() -> cutBeforeHubs(chain.seq(), state.hubSeq()));
    broken.ifPresent(findings::add);
    if (broken.isEmpty()) {
      if (isHeadGone(state, hub)) {
        findings.add(new AuditFinding.Unsigned(AuditMark.Kind.HEAD));
      }
      findings.addAll(ties.finish());
    }
    return new Sight.Looked(
        chain.rows(),
        state.anchor().seq() + 1,
        state.head().map(head -> new Signed(head.mark().seq(), head.mark().at())),
        state.hubSeq(),
        findings);
  }

  /** What the hub has said to have was there, also while it cannot be asked. */
  private static Optional<AuditFinding> cutBeforeHubs(long last, OptionalLong hub) {
    return hub.isPresent() && hub.getAsLong() > last
        ? Optional.of(new AuditFinding.Cut(last, hub.getAsLong()))
        : Optional.empty();
  }

  /**
   * Whether the end was signed and is not any more, or less of it is than the hub had; somebody who
   * wants to cut the trail takes the signature away first. The hub hears of no end without one.
   *
   * @param hub of this chain, for nothing else was found to be wrong
   */
  private static boolean isHeadGone(AuditTable.State state, Optional<AuditMark> hub) {
    return state
        .head()
        .map(head -> head.mark().seq() < state.hubSeq().orElse(0))
        .orElse(state.wasSigned() || hub.isPresent());
  }

  /** The chain's own start needs no signature: its hash follows from the chain's name. */
  private static List<AuditFinding> unsigned(AuditTable.State state, AuditSeals seals) {
    Optional<AuditKey> key;
    try {
      key = seals.findKey(state);
    } catch (DangolException | IllegalArgumentException e) {
      key = Optional.empty();
    }
    String by = key.map(AuditKey::publicKey).orElse("");
    List<AuditFinding> findings = new ArrayList<>();
    boolean start =
        state.anchor().seq() == 0 && state.anchor().hash().equals(AuditChain.start(state.chain()));
    if (!start && !AuditKey.isSigned(new SignedMark(state.anchor(), state.anchorSignature()), by)) {
      findings.add(new AuditFinding.Unsigned(AuditMark.Kind.ANCHOR));
    }
    if (state.head().filter(head -> !AuditKey.isSigned(head, by)).isPresent()) {
      findings.add(new AuditFinding.Unsigned(AuditMark.Kind.HEAD));
    }
    return findings;
  }

  static Map<String, Tie> persons(Session session) throws SQLException {
    Map<String, Tie> persons = new HashMap<>();
    try (ResultSet row = session.prepare(PERSONS).executeQuery()) {
      while (row.next()) {
        persons.put(
            AuditTable.hex(row, 1), new Tie(AuditTable.text(row, 2), AuditTable.hex(row, 3)));
      }
    }
    return persons;
  }

  /** One that does not open is none: somebody has put it there, or into another row. */
  static Map<Long, Tie> reasons(Session session, String chain, AuditSeals seals)
      throws SQLException {
    Map<Long, Tie> reasons = new HashMap<>();
    try (ResultSet row = session.prepare(REASONS).executeQuery()) {
      while (row.next()) {
        long seq = row.getLong(1);
        try {
          byte[] sealed = HexFormat.of().parseHex(AuditTable.hex(row, 2));
          reasons.put(seq, seals.openReason(chain, seq, sealed));
        } catch (DangolException e) {
          continue;
        }
      }
    }
    return reasons;
  }
}
