package app.dangol.trust;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The format of {@code device.key}: a head with the format's version, one line per sealing key, one
 * for the index key, and a SHA-256 over the lines before it that tells a damaged file.
 */
final class KeyFile {
  private static final String HEAD = "dangol-device-key 1";
  private static final String SEAL = "seal";
  private static final String INDEX = "index";
  private static final String CHECK = "check";
  private static final int KEY_BYTES = 32;
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_VERSION = 255;

  private KeyFile() {}

  /** The keys of one file; deliberately without them in {@link #toString}. */
  record Content(TreeMap<Integer, SecretKey> sealing, SecretKey index) {
    int currentVersion() {
      return sealing.lastKey();
    }

    @Override
    public String toString() {
      return "Content[versions " + sealing.keySet() + "]";
    }
  }

  /** Writes a new file with fresh keys; it is there whole, or not at all. */
  static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("the device key needs a folder");
    }
    String body = HEAD + "\n" + SEAL + " 1 " + freshKey() + "\n" + INDEX + " " + freshKey() + "\n";
    String text = body + CHECK + " " + sha256(body) + "\n";
    Path draft = folder.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
            OwnerOnly.fileRights(folder))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    OwnerOnly.forceFolder(folder);
  }

  static Content read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw damaged(file);
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII);
    int checkAt = text.lastIndexOf("\n" + CHECK + " ") + 1;
    if (checkAt == 0
        || !text.substring(checkAt)
            .equals(CHECK + " " + sha256(text.substring(0, checkAt)) + "\n")) {
      throw damaged(file);
    }
    return parse(file, Arrays.asList(text.substring(0, checkAt).split("\n", -1)));
  }

  private static Content parse(Path file, List<String> lines) {
    if (!lines.getFirst().equals(HEAD)) {
      throw new DangolException(
          ErrorCode.KEY_01,
          file + " has another format than this program knows: use the program that wrote it");
    }
    TreeMap<Integer, SecretKey> sealing = new TreeMap<>();
    SecretKey index = null;
    try {
      for (String line : lines.subList(1, lines.size())) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.getFirst().equals(SEAL) && words.size() == 3) {
          sealing.put(version(words.get(1)), key(words.get(2), "AES"));
        } else if (words.getFirst().equals(INDEX) && words.size() == 2) {
          index = key(words.get(1), "HmacSHA256");
        } else if (!line.isEmpty()) {
          throw damaged(file);
        }
      }
    } catch (IllegalArgumentException e) {
      // The cause could quote key material; it stays out of the exception.
      throw damaged(file);
    }
    if (sealing.isEmpty() || index == null) {
      throw damaged(file);
    }
    return new Content(sealing, index);
  }

  private static int version(String text) {
    int version = Integer.parseInt(text);
    if (version < 1 || version > MAX_VERSION) {
      throw new IllegalArgumentException("key version out of range");
    }
    return version;
  }

  private static SecretKey key(String base64, String algorithm) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("key length");
    }
    return new SecretKeySpec(bytes, algorithm);
  }

  private static String freshKey() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static DangolException damaged(Path file) {
    return new DangolException(
        ErrorCode.KEY_01,
        "the device key "
            + file
            + " is damaged: put a good copy back, or enrol the device anew in an empty data folder");
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
