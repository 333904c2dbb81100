package app.dangol.cache;

import app.dangol.customer.Note;
import app.dangol.customer.Notes;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Ops;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes: what the hub holds from {@code cache.db}, overlaid with what was written here and the
 * cache has not passed yet. A note shows once at every moment of its way. May block.
 */
public final class SqliteNotes implements Notes {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteNotes.class);
  private static final String LOCAL =
      """
      SELECT op_id, at, sealed_body, state, position FROM op
      WHERE subject = ? AND type = ? AND code IS NOT 'unreadable'
      """;
  private static final String PULLED =
      "SELECT id, at, sealed, bucket, generation FROM note WHERE customer = ?";
  private static final Comparator<Note> NEWEST_FIRST =
      Comparator.comparing(Note::at).thenComparing(Note::id).reversed();

  private final CacheDatabase cache;
  private final OpsDatabase ops;
  private final Outbox outbox;
  private final FieldCipher cipher;
  private final String bucket;

  /**
   * @param bucket the bucket that brings notes to this device; see {@code wire.Bucket.clientsOf}
   */
  public SqliteNotes(
      CacheDatabase cache, OpsDatabase ops, Outbox outbox, FieldCipher cipher, String bucket) {
    this.cache = cache;
    this.ops = ops;
    this.outbox = outbox;
    this.cipher = cipher;
    this.bucket = bucket;
  }

  @Override
  public List<Note> list(CustomerId about) {
    // ops.db first: what is pulled and pruned between the two reads is then seen in both, not in
    // neither.
    List<LocalNote> local = ops.read(session -> readLocal(session, about));
    Map<OpId, Note> notes = new LinkedHashMap<>();
    long position =
        cache.read(session -> {
          readPulled(session, about, notes);
          return BucketStates.positionFor(session, about, bucket);
        });
    for (LocalNote each : local) {
      if (!each.passedBy(position)) {
        notes.putIfAbsent(each.note().id(), each.note());
      }
    }
    List<Note> newestFirst = new ArrayList<>(notes.values());
    newestFirst.sort(NEWEST_FIRST);
    return newestFirst;
  }

  @Override
  public OpId add(CustomerId about, StaffId author, String authorName, String text) {
    if (text.isBlank() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a note has 1 to " + MAX_LENGTH + " characters");
    }
    OpId id = OpId.create();
    NoteWords words = new NoteWords(authorName, text);
    outbox.add(new OpDraft(id, Ops.NOTE_ADD, about.value(), author.value(), words.toBody()));
    return id;
  }

  /** A note from the outbox with the position of its effect, 0 while it has none. */
  private record LocalNote(Note note, OpState state, long position) {
    boolean passedBy(long cachePosition) {
      return state == OpState.APPLIED && position <= cachePosition;
    }
  }

  private List<LocalNote> readLocal(Session session, CustomerId about) throws SQLException {
    PreparedStatement list = session.prepare(LOCAL);
    list.setString(1, about.value());
    list.setString(2, Ops.NOTE_ADD);
    List<LocalNote> notes = new ArrayList<>();
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        String id = row.getString(1);
        Optional<NoteWords> words = openLocal(id, row.getBytes(3));
        if (words.isPresent()) {
          OpState state = OpState.of(row.getString(4));
          Note note = note(OpId.parse(id), row.getLong(2), words.get(), delivery(state));
          notes.add(new LocalNote(note, state, row.getLong(5)));
        }
      }
    }
    return notes;
  }

  private Optional<NoteWords> openLocal(String id, byte[] sealed) {
    try {
      return Optional.of(NoteWords.ofBody(OpBody.open(cipher, id, sealed)));
    } catch (DangolException e) {
      // Its key is lost. The outbox sets it aside and lists it; the page must open all the same.
      return Optional.empty();
    }
  }

  private void readPulled(Session session, CustomerId about, Map<OpId, Note> notes)
      throws SQLException {
    PreparedStatement list = session.prepare(PULLED);
    list.setString(1, about.value());
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        String id = row.getString(1);
        Optional<OpId> known = OpId.find(id);
        if (known.isPresent()) {
          NoteWords words = open(id, row);
          notes.put(known.get(), note(known.get(), row.getLong(2), words, Note.Delivery.DELIVERED));
        } else {
          // The rest of the customer is shown all the same. The id may be anything, so no log has
          // it.
          LOG.warn(
              "{}: a note from the hub bears an id that no op has; it is not shown",
              ErrorCode.HUB_03);
        }
      }
    }
  }

  private NoteWords open(String id, ResultSet row) throws SQLException {
    try {
      return NoteWords.open(cipher, id, row.getBytes(3));
    } catch (DangolException e) {
      throw new DamagedRow(new EntityTable.Origin(row.getLong(4), row.getLong(5)), e);
    }
  }

  private static Note note(OpId id, long at, NoteWords words, Note.Delivery delivery) {
    return new Note(id, Instant.ofEpochMilli(at), words.authorName(), words.text(), delivery);
  }

  private static Note.Delivery delivery(OpState state) {
    return switch (state) {
      case QUEUED, SENDING -> Note.Delivery.QUEUED;
      case APPLIED -> Note.Delivery.DELIVERED;
      case ATTENTION -> Note.Delivery.NEEDS_ATTENTION;
    };
  }
}
