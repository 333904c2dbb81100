package app.dangol.device;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder {@code drivers/}: a folder per model with its {@code driver.properties}, read at run
 * time, so that IT adds a model without a rebuild. Reads files; not for the screen's thread.
 */
public final class DriverFolder {
  private static final String FILE_NAME = "driver.properties";
  private static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int MAX_FILE_BYTES = 16_384;

  private final Path folder;

  public DriverFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads one model's profile.
   *
   * @throws DangolException DRV-01, naming every key, its value and the file, if anything is wrong
   */
  public DriverProfile get(String model) {
    if (!MODEL.matcher(model).matches()) {
      throw new DangolException(
          ErrorCode.DRV_01,
          "driver model must be lower-case letters, digits and hyphens: '" + model + "'");
    }
    Path file = folder.resolve(model).resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      throw new DangolException(
          ErrorCode.DRV_01,
          "driver '" + model + "' has no file " + file + "; there are: " + listModels());
    }
    return DriverProfileReader.read(model, file.toString(), content(file));
  }

  /** The models that have a {@code driver.properties}, in alphabetical order. */
  public List<String> listModels() {
    if (!Files.isDirectory(folder)) {
      throw new DangolException(ErrorCode.DRV_01, "there is no driver folder " + folder);
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve(FILE_NAME)))
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> MODEL.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DRV_01, "cannot list driver folder " + folder, e);
    }
  }

  private static String content(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new DangolException(
            ErrorCode.DRV_01, file + " is larger than " + MAX_FILE_BYTES + " bytes");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new DangolException(ErrorCode.DRV_01, file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DRV_01, "cannot read " + file, e);
    }
  }
}
