package app.dangol.config;

import app.dangol.config.ConsentTexts.Wording;
import app.dangol.failure.ErrorCode;
import app.dangol.id.LocalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every version of the consent texts this device has run with, one file each, so that what somebody
 * agreed to can still be read when the texts are others. A file is written once and never changed.
 * Blocks on the disk.
 */
public final class KeptWordings {
  private static final Logger LOG = LoggerFactory.getLogger(KeptWordings.class);
  private static final String FOLDER = "consent-texts";
  private static final Pattern FILE =
      Pattern.compile("consents-(" + ConsentTextsReader.VERSION + ")\\.properties");
  private static final Set<PosixFilePermission> OWNERS_ALONE =
      PosixFilePermissions.fromString("rwx------");

  private final Path folder;

  private KeptWordings(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens what is kept and adds the texts of today. On a disk that takes nothing they are not kept,
   * which the log says (DB-01), and the next start tries again: whoever runs the device can still
   * show what it holds, and consents name the version in any case.
   *
   * @param data the device's data folder; must be there
   * @throws ConfigException if this device has run with other texts under the version of today's:
   *     people have agreed to those, and that version must go on standing for them
   */
  public static KeptWordings open(Path data, ConsentTexts today) {
    KeptWordings kept = new KeptWordings(data.resolve(FOLDER));
    kept.makeOwnersAlone();
    if (!kept.holds(today)) {
      kept.add(today);
    }
    return kept;
  }

  /**
   * As {@link #open}, but keeps nothing: for before the folder is there, or anybody's.
   *
   * @throws ConfigException as there
   */
  public static void check(Path data, ConsentTexts today) {
    new KeptWordings(data.resolve(FOLDER)).holds(today);
  }

  private boolean holds(ConsentTexts today) {
    Optional<ConsentTexts> before = find(today.version());
    before.ifPresent(kept -> compare(kept, today));
    return before.isPresent();
  }

  /** Empty for a version this device has not run with, or whose file is damaged. */
  public Optional<ConsentTexts> find(String version) {
    if (!version.matches(ConsentTextsReader.VERSION) || !Files.exists(file(version))) {
      return Optional.empty();
    }
    List<Problem> problems = new ArrayList<>();
    ConsentTexts texts = ConsentTextsReader.read(file(version), problems);
    if (problems.isEmpty() && texts.version().equals(version)) {
      return Optional.of(texts);
    }
    LOG.warn("the kept consent texts of version {} cannot be read any more", version);
    return Optional.empty();
  }

  /** All versions this device has run with, without those whose file is damaged. */
  public List<ConsentTexts> listAll() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> FILE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> name.group(1))
          .sorted()
          .flatMap(version -> find(version).stream())
          .toList();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{}: {} cannot be listed", ErrorCode.DB_01.text(), folder, e);
      return List.of();
    }
  }

  private void compare(ConsentTexts before, ConsentTexts today) {
    Map<String, String> was = lines(before);
    lines(today)
        .forEach((key, text) -> {
          if (!text.equals(was.get(key))) {
            throw new ConfigException(
                List.of(
                    new Problem(
                        file(today.version()),
                        0,
                        "version",
                        today.version(),
                        Problem.Kind.BAD_VALUE,
                        key
                            + " is another text than people have agreed to under this version: give"
                            + " the changed file another one, such as the day it came into force")));
          }
        });
  }

  /** As everything beside it is; where the file system knows no such rights its own list counts. */
  private void makeOwnersAlone() {
    try {
      Files.createDirectories(folder);
      PosixFileAttributeView rights =
          Files.getFileAttributeView(folder, PosixFileAttributeView.class);
      if (rights != null && !rights.readAttributes().permissions().equals(OWNERS_ALONE)) {
        rights.setPermissions(OWNERS_ALONE);
      }
    } catch (IOException e) {
      LOG.warn(
          "{}: {} cannot be made its owner's alone ({})",
          ErrorCode.DB_01.text(),
          folder,
          e.getClass().getSimpleName());
    }
  }

  /** Under its name only when it is whole; one that was damaged is kept beside it. */
  private void add(ConsentTexts texts) {
    Path file = file(texts.version());
    Path fresh = folder.resolve(file.getFileName() + ".new");
    StringBuilder words = new StringBuilder("# Kept by the device; not to be changed.\n");
    lines(texts).forEach((key, text) -> words.append(key + " = " + text + "\n"));
    try {
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(words.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      if (Files.exists(file)) {
        Files.move(
            file,
            folder.resolve(file.getFileName() + ".damaged"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn(
          "{}: the consent texts of version {} cannot be kept in {}; tried again at the next start",
          ErrorCode.DB_01.text(),
          texts.version(),
          folder,
          e);
    }
  }

  private static Map<String, String> lines(ConsentTexts texts) {
    Map<String, String> lines = new TreeMap<>();
    lines.put("version", texts.version());
    for (String purpose : ConsentTexts.PURPOSES) {
      Wording told = texts.of(purpose);
      put(lines, purpose + ".purpose", told.purpose());
      put(lines, purpose + ".items", told.items());
      put(lines, purpose + ".kept", told.kept());
      put(lines, purpose + ".refusing", told.refusing());
    }
    return lines;
  }

  private static void put(Map<String, String> lines, String key, LocalText text) {
    lines.put(key + ".ko", text.ko());
    lines.put(key + ".en", text.en());
  }

  private Path file(String version) {
    return Objects.requireNonNull(folder.resolve("consents-" + version + ".properties"));
  }
}
