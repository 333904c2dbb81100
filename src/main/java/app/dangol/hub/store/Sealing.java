package app.dangol.hub.store;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.keys.Keyring;
import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens what is sealed in the tables: one byte that says how, the number of the customer's key in
 * eight, then what Tink's AEAD made of the text, which is bound to its place. What was sealed with
 * a key that is destroyed is as if it were not there. Safe for several threads; may block.
 */
final class Sealing {
  /** AES-256-GCM with a nonce of 12 bytes in front and a tag of 16 behind. */
  private static final byte FORMAT = 1;

  static final int HEAD_BYTES = 1 + Long.BYTES;

  /** Where keys come from, many at once. */
  interface Keys extends Function<Collection<Long>, Map<Long, Aead>> {}

  private final Keyring keyring;

  Sealing(Keyring keyring) {
    this.keyring = keyring;
  }

  Keyring keyring() {
    return keyring;
  }

  static byte[] seal(long number, Aead key, String place, String text) {
    try {
      byte[] sealed = key.encrypt(bytes(text), bytes(place));
      return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
          .put(FORMAT)
          .putLong(number)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new DangolException(ErrorCode.HUB_05, "the hub's store: cannot seal", e);
    }
  }

  /** The number of the key in front of what it has sealed. */
  static long numberOf(byte[] sealed) {
    if (sealed.length < HEAD_BYTES || sealed[0] != FORMAT) {
      throw damaged(null);
    }
    return ByteBuffer.wrap(sealed).getLong(1);
  }

  /** Rows of one bucket; those that open no more are left out. */
  List<StoredRow> openRows(String bucket, List<StandingRow> rows) {
    return openRows(bucket, rows, keyring::find);
  }

  static List<StoredRow> openRows(String bucket, List<StandingRow> rows, Keys keys) {
    Map<Long, Aead> found = find(rows.stream().map(StandingRow::cell).toList(), keys);
    List<StoredRow> opened = new ArrayList<>(rows.size());
    for (StandingRow row : rows) {
      if (row.isTombstone()) {
        opened.add(new StoredRow(row.entity(), row.key(), row.position(), null));
      } else {
        String text = open(row.cell(), SealedPlaces.ofRow(bucket, row.entity(), row.key()), found);
        if (text != null) {
          opened.add(new StoredRow(row.entity(), row.key(), row.position(), text));
        }
      }
    }
    return opened;
  }

  Slice open(String bucket, StandingSlice slice) {
    return new Slice(
        openRows(bucket, slice.rows()), slice.more(), slice.position(), slice.horizon());
  }

  Optional<String> openRecord(String kind, String key, Cell cell) {
    return openRecord(kind, key, cell, keyring::find);
  }

  static Optional<String> openRecord(String kind, String key, Cell cell, Keys keys) {
    return Optional.ofNullable(
        open(cell, SealedPlaces.ofRecord(kind, key), find(List.of(cell), keys)));
  }

  List<HubRecord> openRecords(String kind, Map<String, Cell> records) {
    return openRecords(kind, records, keyring::find);
  }

  /** Records of one kind in their order; those that open no more are left out. */
  static List<HubRecord> openRecords(String kind, Map<String, Cell> records, Keys keys) {
    Map<Long, Aead> found = find(records.values(), keys);
    List<HubRecord> opened = new ArrayList<>(records.size());
    records.forEach((key, cell) -> {
      String text = open(cell, SealedPlaces.ofRecord(kind, key), found);
      if (text != null) {
        opened.add(new HubRecord(key, text));
      }
    });
    return opened;
  }

  private static Map<Long, Aead> find(Collection<Cell> cells, Keys keys) {
    Collection<Long> numbers = new TreeSet<>();
    for (Cell cell : cells) {
      if (cell.sealed() != null) {
        numbers.add(numberOf(cell.sealed()));
      }
    }
    return numbers.isEmpty() ? Map.of() : keys.apply(numbers);
  }

  private static @Nullable String open(Cell cell, String place, Map<Long, Aead> keys) {
    byte[] sealed = cell.sealed();
    if (sealed == null) {
      return cell.data();
    }
    Aead key = keys.get(numberOf(sealed));
    if (key == null) {
      return null;
    }
    try {
      byte[] text =
          key.decrypt(Arrays.copyOfRange(sealed, HEAD_BYTES, sealed.length), bytes(place));
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw damaged(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static DangolException damaged(@Nullable Exception cause) {
    return new DangolException(
        ErrorCode.HUB_05, "the hub's store: a sealed row is not as it was written", cause);
  }
}
