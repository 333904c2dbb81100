package app.dangol.device;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code drivers/usb-ids.tsv}: which readers are known by their USB number, in which mode
 * they then are, and what to tell IT. Immutable; any thread.
 */
public final class UsbModes {
  private static final String FILE_NAME = "usb-ids.tsv";
  private static final List<String> HEADER =
      List.of("vendor", "product", "device", "mode", "driver", "hint");
  private static final String NONE = "-";
  private static final int MAX_FILE_BYTES = 65_536;

  private final Map<Integer, UsbMode> byNumber;

  private UsbModes(Map<Integer, UsbMode> byNumber) {
    this.byNumber = byNumber;
  }

  /**
   * Reads the file; not for the screen's thread.
   *
   * @throws DangolException DRV-01, naming file and line, if anything is wrong with it
   */
  public static UsbModes read(Path driversFolder) {
    Path file = driversFolder.resolve(FILE_NAME);
    Map<Integer, UsbMode> modes = new LinkedHashMap<>();
    boolean headed = false;
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = List.of(line.split("\t", -1));
      if (!headed) {
        require(cells.equals(HEADER), file, number, "the first line must be " + HEADER);
        headed = true;
        continue;
      }
      require(
          cells.size() == HEADER.size(), file, number, "it has not " + HEADER.size() + " cells");
      UsbMode mode = mode(cells, file, number);
      boolean isNew = modes.put(key(mode.vendor(), mode.product()), mode) == null;
      require(isNew, file, number, "the number stands there twice");
    }
    return new UsbModes(modes);
  }

  /** What is known of the device with these numbers. */
  public Optional<UsbMode> find(int vendor, int product) {
    return Optional.ofNullable(byNumber.get(key(vendor, product)));
  }

  /** All of them, in the order of the file. */
  public List<UsbMode> listAll() {
    return List.copyOf(byNumber.values());
  }

  private static UsbMode mode(List<String> cells, Path file, int line) {
    String word = cells.get(3);
    Optional<UsbMode.Kind> kind =
        Arrays.stream(UsbMode.Kind.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
            .findFirst();
    require(kind.isPresent(), file, line, "mode '" + word + "' is not known");
    return new UsbMode(
        number(cells.get(0), file, line),
        number(cells.get(1), file, line),
        cells.get(2),
        kind.orElseThrow(),
        optional(cells.get(4)),
        optional(cells.get(5)));
  }

  private static int number(String cell, Path file, int line) {
    require(cell.matches("[0-9a-f]{4}"), file, line, "'" + cell + "' is not four digits of hex");
    return Integer.parseInt(cell, 16);
  }

  private static Optional<String> optional(String cell) {
    return cell.equals(NONE) ? Optional.empty() : Optional.of(cell);
  }

  private static int key(int vendor, int product) {
    return vendor << Short.SIZE | product;
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new DangolException(
            ErrorCode.DRV_01, file + " is larger than " + MAX_FILE_BYTES + " bytes");
      }
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DRV_01, "cannot read " + file, e);
    }
  }

  private static void require(boolean fits, Path file, int line, String problem) {
    if (!fits) {
      throw new DangolException(ErrorCode.DRV_01, file + ", line " + line + ": " + problem);
    }
  }
}
