package app.dangol.launch;

import app.dangol.central.Enrolled;
import app.dangol.central.ProofKey;
import app.dangol.central.TokenVault;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.launch.doctor.KeptEnrolment;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.FileDeviceKeys;
import app.dangol.trust.OwnerOnly;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A device's tokens in the data folder, sealed with the device's key. The file is there whole or
 * not at all, also when the power fails: the hub forgets the old token once the new one is used.
 */
final class SealedTokens implements TokenVault {
  static final String FILE_NAME = "enrolment.sealed";
  private static final String TABLE = "enrolment";
  private static final String ROW = "tokens";

  private final Path file;
  private final FieldCipher cipher;

  SealedTokens(Path folder, FieldCipher cipher) {
    this.file = folder.resolve(FILE_NAME);
    this.cipher = cipher;
  }

  /**
   * As kept; {@code ended} says that the hub has ended the enrolment, {@code revoked} how, {@code
   * bound} whether the tokens are of no use without {@code proofKey}, both halves of which it
   * holds.
   */
  private record Kept(
      @SerializedName("access_token") String accessToken,
      @SerializedName("access_ends") String accessEnds,
      @SerializedName("refresh_token") String refreshToken,
      String device,
      String store,
      @Nullable Boolean ended,
      @Nullable Boolean revoked,
      @SerializedName("proof_key") @Nullable String proofKey,
      @Nullable Boolean bound) {
    @Override
    public String toString() {
      return "Kept[]";
    }
  }

  /**
   * What a data folder keeps, for somebody who only looks; changes nothing.
   *
   * @throws DangolException KEY-01 or KEY-02 if it cannot be opened with the key there
   */
  static KeptEnrolment look(Path folder) {
    if (Files.notExists(folder.resolve(FILE_NAME))) {
      return new KeptEnrolment(Optional.empty(), false);
    }
    FieldCipher cipher = new FieldCipher(FileDeviceKeys.openExisting(folder));
    SealedTokens tokens = new SealedTokens(folder, cipher);
    return new KeptEnrolment(tokens.find().map(Enrolled::access), tokens.hasEnded());
  }

  /**
   * What was kept last, also if its enrolment has ended.
   *
   * @throws DangolException KEY-02 if it was sealed with another key, DB-01 if it cannot be read
   */
  @Override
  public Optional<Enrolled> find() {
    return read()
        .map(kept ->
            new Enrolled(
                kept.accessToken(),
                Instant.parse(kept.accessEnds()),
                kept.refreshToken(),
                kept.device(),
                kept.store(),
                Optional.ofNullable(kept.proofKey()).map(this::key),
                Boolean.TRUE.equals(kept.bound())));
  }

  private ProofKey key(String text) {
    try {
      return ProofKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw failed(e);
    }
  }

  /** Whether the hub has shut this device out, which has yet to destroy what it holds. */
  boolean wasRevoked() {
    return read().filter(kept -> Boolean.TRUE.equals(kept.revoked())).isPresent();
  }

  /** Whether the hub has ended what is kept here. */
  boolean hasEnded() {
    return read().filter(kept -> Boolean.TRUE.equals(kept.ended())).isPresent();
  }

  @Override
  public void keep(Enrolled tokens) {
    write(tokens, null, null);
  }

  /** Notes that the hub has ended it, and whether it shut this device out. */
  void markEnded(boolean revoked) {
    find().ifPresent(tokens -> write(tokens, true, revoked));
  }

  /**
   * Seals what is kept with the current key; nobody else may write it meanwhile.
   *
   * @return false if there is nothing that opens
   */
  boolean reseal() {
    try {
      Optional<Kept> kept = read();
      kept.ifPresent(this::write);
      return kept.isPresent();
    } catch (DangolException e) {
      if (e.code() == ErrorCode.KEY_02) {
        return false; // no key of this device opens it, the old one neither
      }
      throw e;
    }
  }

  /**
   * With which version of the key the tokens of a folder are sealed; empty if there are none.
   *
   * @throws DangolException DB-01 if they cannot be read
   */
  static OptionalInt findVersion(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    try (InputStream in = Files.newInputStream(file)) {
      int version = in.read();
      return version < 0 ? OptionalInt.empty() : OptionalInt.of(version);
    } catch (NoSuchFileException e) {
      return OptionalInt.empty();
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, file + " cannot be read", e);
    }
  }

  /** Forgets everything. */
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Optional<Kept> read() {
    byte[] sealed;
    try {
      if (Files.notExists(file)) {
        return Optional.empty();
      }
      sealed = Files.readAllBytes(file);
    } catch (IOException e) {
      throw failed(e);
    }
    try {
      return Optional.of(StrictJson.read(cipher.open(TABLE, ROW, sealed), Kept.class));
    } catch (WireFormatException e) {
      throw failed(e);
    }
  }

  private void write(Enrolled tokens, @Nullable Boolean ended, @Nullable Boolean revoked) {
    Kept kept =
        new Kept(
            tokens.accessToken(),
            tokens.accessEnds().toString(),
            tokens.refreshToken(),
            tokens.device(),
            tokens.store(),
            ended,
            revoked,
            tokens.key().map(ProofKey::text).orElse(null),
            tokens.bound());
    write(kept);
  }

  private void write(Kept kept) {
    byte[] sealed =
        cipher.seal(TABLE, ROW, StrictJson.write(kept).getBytes(StandardCharsets.UTF_8));
    Path draft = file.resolveSibling(FILE_NAME + ".new");
    try {
      OwnerOnly.file(draft);
      try (FileChannel channel =
          FileChannel.open(draft, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      OwnerOnly.forceFolder(file.resolveSibling(""));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private DangolException failed(Exception cause) {
    return new DangolException(ErrorCode.DB_01, file + " cannot be read or written", cause);
  }
}
