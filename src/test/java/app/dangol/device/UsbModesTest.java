package app.dangol.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsbModesTest {
  private static final String HEADER = "vendor\tproduct\tdevice\tmode\tdriver\thint\n";
  private static final Path SHIPPED = Path.of("drivers");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "05e0, 0600, HID_COM, zebra-cdc, zebra-simple-com",
    "05e0, 1200, KEYBOARD, zebra-cdc, switch-to-serial",
    "05e0, 1701, SERIAL, zebra-cdc, ",
    "05e0, 1900, SNAPI, zebra-cdc, zebra-snapi",
    "05f9, 2206, KEYBOARD, datalogic-com, switch-to-serial",
    "09d8, 0420, SERIAL, elatec-twn4, ",
    "0c2e, 0b6a, SERIAL, honeywell-cdc, ",
    "1eab, 8306, SERIAL, newland-cdc, ",
    "1a86, 7523, SERIAL, , adapter",
  })
  void knowsTheReadersOfShops(
      String vendor, String product, UsbMode.Kind kind, String driver, String hint) {
    UsbMode mode =
        UsbModes.read(SHIPPED)
            .find(Integer.parseInt(vendor, 16), Integer.parseInt(product, 16))
            .orElseThrow();
    assertThat(mode.kind()).isEqualTo(kind);
    assertThat(mode.driver()).isEqualTo(Optional.ofNullable(driver));
    assertThat(mode.hint()).isEqualTo(Optional.ofNullable(hint));
  }

  @Test
  void knowsNothingOfOthers() {
    UsbModes modes = UsbModes.read(SHIPPED);
    assertThat(modes.find(0x046d, 0xc31c)).isEmpty();
    assertThat(modes.find(0x05e0, 0x7523)).isEmpty();
  }

  @Test
  void namesNoDriverThatDoesNotShip() {
    assertThat(UsbModes.read(SHIPPED).listAll())
        .hasSizeGreaterThan(20)
        .allSatisfy(mode ->
            mode.driver()
                .ifPresent(
                    model -> assertThat(new DriverFolder(SHIPPED).listModels()).contains(model)));
  }

  @Test
  void tellsSomethingOfEveryModeThatIsNoSerialPort() {
    assertThat(UsbModes.read(SHIPPED).listAll())
        .filteredOn(mode -> mode.kind() != UsbMode.Kind.SERIAL)
        .hasSizeGreaterThan(3)
        .allSatisfy(mode -> assertThat(mode.hint()).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "05e0\t1701\tX\tserial\t-",
        "05e\t1701\tX\tserial\t-\t-",
        "05E0\t1701\tX\tserial\t-\t-",
        "05e0\t1701\tX\tusb\t-\t-",
        "05e0\t1701\tX\tserial\t-\t-\n05e0\t1701\tY\tsnapi\t-\t-",
      })
  void namesTheLineThatIsWrong(String lines) throws IOException {
    write("# a comment\n" + HEADER + lines + "\n");
    assertRefused("usb-ids.tsv, line " + (2 + lines.lines().count()));
  }

  @Test
  void refusesAFileWithoutItsHeadAndAFileThatIsNotThere() throws IOException {
    assertRefused("usb-ids.tsv");
    write("05e0\t1701\tX\tserial\t-\t-\n");
    assertRefused("line 1");
  }

  private void write(String content) throws IOException {
    Files.writeString(folder.resolve("usb-ids.tsv"), content);
  }

  private void assertRefused(String words) {
    assertThatThrownBy(() -> UsbModes.read(folder))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DRV_01))
        .hasMessageContaining(words);
  }
}
