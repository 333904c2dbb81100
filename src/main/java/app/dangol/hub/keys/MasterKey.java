package app.dangol.hub.keys;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.OwnerOnly;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The key that wraps the others: a Tink keyset in a file that its owner alone may read. While it is
 * changed the file holds the old one and the new one.
 */
final class MasterKey {
  static final String FILE_NAME = "master.json";

  private static final int MAX_BYTES = 64 * 1024;

  private final Path file;
  private final KeysetHandle keys;
  private final Aead aead;

  private MasterKey(Path file, KeysetHandle keys) {
    this.file = file;
    this.keys = keys;
    try {
      this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw unusable(file, "is damaged", null);
    }
  }

  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE_NAME), LinkOption.NOFOLLOW_LINKS);
  }

  /** Makes one and its file. */
  static MasterKey create(Path folder) {
    try {
      return write(
          folder.resolve(FILE_NAME), KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is registered", e);
    }
  }

  /**
   * @throws DangolException HUB-08 if it is missing, damaged, or not ours to read
   */
  static MasterKey read(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    if (!isIn(folder)) {
      throw unusable(file, "is missing: without it no customer's row can be read", null);
    }
    try {
      OwnerOnly.existingFile(file);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
        throw unusable(file, "is no file of keys", null);
      }
      return new MasterKey(
          file,
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get()));
    } catch (IOException e) {
      throw unusable(file, "cannot be read", e);
    } catch (GeneralSecurityException e) {
      // The cause could quote key material.
      throw unusable(file, "is damaged", null);
    }
  }

  Aead aead() {
    return aead;
  }

  /** The id of the key that wraps. */
  long id() {
    return keys.getPrimary().getId();
  }

  /** Whether it opens what that one has wrapped. */
  boolean holds(long id) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.getAt(i).getId() == id) {
        return true;
      }
    }
    return false;
  }

  /** With a new key to wrap with; what the old one has wrapped opens still. */
  MasterKey withNew() {
    try {
      return write(
          file,
          KeysetHandle.newBuilder(keys)
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                      .withRandomId()
                      .makePrimary())
              .build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a keyset takes another key", e);
    }
  }

  /** With the newest key alone. */
  MasterKey withoutOld() {
    try {
      return write(
          file,
          KeysetHandle.newBuilder()
              .addEntry(
                  KeysetHandle.importKey(keys.getPrimary().getKey())
                      .withFixedId(keys.getPrimary().getId())
                      .makePrimary())
              .build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a keyset may hold one key", e);
    }
  }

  /** The file is there whole, or as it was. */
  private static MasterKey write(Path file, KeysetHandle keys) throws GeneralSecurityException {
    byte[] text =
        TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get())
            .getBytes(StandardCharsets.UTF_8);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(draft);
      OwnerOnly.file(draft);
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      OwnerOnly.forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    } catch (IOException e) {
      throw unusable(file, "cannot be written", e);
    }
    return new MasterKey(file, keys);
  }

  private static DangolException unusable(Path file, String why, @Nullable Exception cause) {
    return new DangolException(
        ErrorCode.HUB_08, "the master key " + file + " " + why + "; put the good copy back", cause);
  }
}
