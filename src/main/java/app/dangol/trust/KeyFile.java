package app.dangol.trust;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.KeyText.Content;
import app.dangol.trust.wrap.KeyWrap;
import app.dangol.trust.wrap.KeyWrap.Backing;
import app.dangol.trust.wrap.KeyWraps;
import app.dangol.trust.wrap.WrapException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file {@code device.key}: either the keys as {@link KeyText} writes them, or a head that says
 * which key store wrapped that text, the wrapped bytes in base64, and the sum. A change puts a
 * whole new file in the old one's place, whose bytes are then overwritten; wherever that is cut
 * off, one of both is whole, and the next start finishes it.
 */
final class KeyFile {
  private static final String WRAPPED_HEAD = "dangol-device-key 2 ";
  private static final String NEW = ".new";
  private static final String OLD = ".old";
  private static final int MAX_BYTES = 64 * 1024;

  private KeyFile() {}

  /** What a file holds, and who wrapped it; empty for one in clear. */
  record Stored(Content content, Optional<String> word, Backing backing) {}

  /**
   * Writes the keys, wrapped or not, in place of what may be there.
   *
   * @throws WrapException if the store does not wrap them, or does not give them back
   */
  static void write(Path file, Content content, Optional<KeyWrap> wrap)
      throws IOException, WrapException {
    byte[] plain = KeyText.write(content);
    try {
      replace(file, wrap.isEmpty() ? plain : wrapped(plain, wrap.get()));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static byte[] wrapped(byte[] plain, KeyWrap wrap) throws WrapException {
    byte[] bytes = wrap.wrap(plain);
    // Before the old file goes: what cannot be opened again would be all data lost.
    if (!Arrays.equals(plain, wrap.unwrap(bytes))) {
      throw new IllegalStateException("the key store gives back something else");
    }
    String body =
        WRAPPED_HEAD + wrap.word() + "\n" + Base64.getEncoder().encodeToString(bytes) + "\n";
    return KeyText.checked(body).getBytes(StandardCharsets.US_ASCII);
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("the device key needs a folder");
    }
    finish(file);
    Path draft = beside(file, NEW);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
            OwnerOnly.fileRights(folder))) {
      ByteBuffer all = ByteBuffer.wrap(bytes);
      while (all.hasRemaining()) {
        channel.write(all);
      }
      channel.force(true);
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      // A second name, by which the old bytes can be found and overwritten after the move.
      Files.createLink(beside(file, OLD), file);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    OwnerOnly.forceFolder(folder);
    finish(file);
  }

  /** Ends what was cut off: a draft goes, and what was replaced goes with its bytes. */
  static void finish(Path file) throws IOException {
    OwnerOnly.destroy(beside(file, NEW));
    Path old = beside(file, OLD);
    if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.exists(file) && Files.isSameFile(old, file)) {
        Files.delete(old); // the move never came: these are the bytes in use
      } else if (Files.exists(file)) {
        OwnerOnly.destroy(old);
      }
    }
  }

  /** Destroys the keys in every place where a change that was cut off may have left them. */
  static void destroy(Path file) throws IOException {
    OwnerOnly.destroy(file);
    OwnerOnly.destroy(beside(file, OLD));
    OwnerOnly.destroy(beside(file, NEW));
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /**
   * Reads a file.
   *
   * @throws DangolException KEY-01 if it is damaged or its store cannot be asked; {@link
   *     ForeignKeyException} if its store says that it is not its own
   */
  static Stored read(Path file, KeyWraps wraps) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw damaged(file);
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      List<String> lines = KeyText.lines(new String(bytes, StandardCharsets.US_ASCII));
      String head = lines.getFirst();
      if (head.equals(KeyText.HEAD)) {
        return new Stored(KeyText.read(bytes), Optional.empty(), Backing.FILE);
      }
      if (head.startsWith(WRAPPED_HEAD) && lines.size() == 2) {
        String word = head.substring(WRAPPED_HEAD.length());
        return unwrapped(file, wraps.wrappedBy(word), Base64.getDecoder().decode(lines.get(1)));
      }
    } catch (IllegalArgumentException e) {
      // The cause could quote key material; it stays out of the exception.
      throw damaged(file);
    }
    throw new DangolException(
        ErrorCode.KEY_01,
        file + " has another format than this program knows: use the program that wrote it");
  }

  private static Stored unwrapped(Path file, KeyWrap wrap, byte[] wrapped) {
    try {
      byte[] plain = wrap.unwrap(wrapped);
      try {
        return new Stored(KeyText.read(plain), Optional.of(wrap.word()), wrap.backing(wrapped));
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (WrapException e) {
      String why =
          "the device key " + file + " does not open with " + wrap.word() + ": " + e.getMessage();
      throw switch (e.kind()) {
        case FOREIGN -> new ForeignKeyException(why, e);
        case UNAVAILABLE -> new DangolException(ErrorCode.KEY_01, why, e);
      };
    }
  }

  private static DangolException damaged(Path file) {
    return new DangolException(
        ErrorCode.KEY_01,
        "the device key "
            + file
            + " is damaged: put a good copy back, or enrol the device anew in an empty data folder");
  }
}
