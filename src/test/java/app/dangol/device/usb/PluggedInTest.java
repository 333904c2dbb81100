package app.dangol.device.usb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder tree as Linux and udev make it. */
class PluggedInTest {
  private static final UsbId ZEBRA = new UsbId(0x05e0, 0x1701);

  @TempDir Path root;
  private Path dev;
  private Path sys;
  private PluggedIn plugged;

  @BeforeEach
  void plugIn() throws IOException {
    dev = Files.createDirectories(root.toRealPath().resolve("dev"));
    sys = Files.createDirectories(root.toRealPath().resolve("sys"));
    Path usb = sys.resolve("devices/pci/usb1/1-2");
    Path tty = Files.createDirectories(usb.resolve("1-2:1.0/tty/ttyACM0"));
    Files.writeString(usb.resolve("idVendor"), "05e0\n");
    Files.writeString(usb.resolve("idProduct"), "1701\n");
    Files.writeString(usb.resolve("manufacturer"), "Symbol\n");
    Files.writeString(usb.resolve("product"), "Bar Code Scanner\n");
    link(sys.resolve("bus/usb/devices/1-2"), usb);
    Files.createDirectories(sys.resolve("bus/usb/devices/1-2:1.0"));
    link(sys.resolve("class/tty/ttyACM0"), tty);
    Files.createFile(dev.resolve("ttyACM0"));
    Files.createFile(dev.resolve("ttyUSB7"));
    Files.createFile(dev.resolve("tty1"));
    plugged = new PluggedIn(dev, sys);
  }

  @Test
  void listsEveryPortOnceUnderItsBestName() throws IOException {
    link(dev.resolve("serial/by-path/pci-0-usb-2"), dev.resolve("ttyACM0"));
    link(dev.resolve("serial/by-id/usb-Symbol_1"), dev.resolve("ttyACM0"));
    assertThat(plugged.listSerialPorts())
        .containsExactly(
            new SerialPortName(
                dev.resolve("serial/by-id/usb-Symbol_1").toString(), true, Optional.of(ZEBRA)),
            new SerialPortName(dev.resolve("ttyUSB7").toString(), false, Optional.empty()));
  }

  @Test
  void leavesOutALinkWhoseDeviceHasGone() throws IOException {
    link(dev.resolve("serial/by-id/usb-gone"), dev.resolve("ttyACM9"));
    assertThat(plugged.listSerialPorts())
        .extracting(SerialPortName::path)
        .containsExactly(dev.resolve("ttyACM0").toString(), dev.resolve("ttyUSB7").toString());
  }

  @Test
  void namesTheUsbDevicesWithTheirSockets() {
    assertThat(plugged.listUsbDevices())
        .containsExactly(new UsbDevice(ZEBRA, "Symbol Bar Code Scanner", "1-2"));
    assertThat(ZEBRA).hasToString("05e0:1701");
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    PluggedIn bare = new PluggedIn(sys.resolve("bus"), dev);
    assertThat(bare.listSerialPorts()).isEmpty();
    assertThat(bare.listUsbDevices()).isEmpty();
  }

  @Test
  void takesNothingButFourHexDigitsForAnId() {
    assertThat(UsbId.find("05E0", "1701")).contains(ZEBRA);
    assertThat(UsbId.find("5e0", "1701")).isEmpty();
    assertThat(UsbId.find("05e0", "17g1")).isEmpty();
    assertThat(UsbId.find("", "")).isEmpty();
  }

  private static void link(Path from, Path to) throws IOException {
    Files.createDirectories(from.getParent());
    Files.createSymbolicLink(from, to);
  }
}
