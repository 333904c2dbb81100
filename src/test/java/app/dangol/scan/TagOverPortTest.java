package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.Frame;
import app.dangol.device.emulator.Emulated;
import app.dangol.device.nfc.Pn532Emulator;
import app.dangol.device.nfc.Pn532Emulator.Fault;
import app.dangol.device.serial.JsscPort;
import app.dangol.device.serial.PortReader;
import app.dangol.device.serial.PtyPair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on a real pseudo terminal: from the emulated reader to the member. */
@Timeout(120)
class TagOverPortTest {
  private static final String UID = "04a1b2c3d4e5f6";

  @TempDir Path folder;

  private final Clock clock = Clock.systemUTC();
  private final DriverProfile profile = new DriverFolder(Path.of("drivers")).get("pn532-hsu");
  private final ScanReader scans =
      new ScanReader(
          profile.aim(),
          List.of(
              new LoyaltyPattern("card", "DG[0-9]{10}"),
              new LoyaltyPattern("tag", "UID:04[0-9A-F]{12}")));
  private final BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
  private final Pn532Emulator emulator = new Pn532Emulator();

  @Test
  void findsTheMemberOfATag() throws Exception {
    try (PtyPair pair = PtyPair.open(folder);
        PortReader reader = reader(pair)) {
      play(pair);
      reader.start();
      present(UID + " DG0000000001");
      assertThat(nextScan()).isEqualTo("member DG0000000001");
      present("");
      present(UID);
      assertThat(nextScan()).isEqualTo("member UID:04A1B2C3D4E5F6");
      present("08b2c3d4");
      assertThat(nextScan()).isEqualTo("unknown UID:08B2C3D4");
    }
  }

  @Test
  void findsTheMemberAlsoOnAPoorLine() throws Exception {
    synchronized (emulator) {
      emulator.failNext(
          List.of(
              Fault.DEAF,
              Fault.SPLIT,
              Fault.CORRUPT,
              Fault.SPLIT,
              Fault.NO_ANSWER,
              Fault.SPLIT,
              Fault.CORRUPT));
    }
    try (PtyPair pair = PtyPair.open(folder);
        PortReader reader = reader(pair)) {
      play(pair);
      present(UID + " DG0000000001");
      reader.start();
      assertThat(nextScan()).isEqualTo("member DG0000000001");
    }
  }

  @Test
  void findsTheTagAfterTheReaderWasUnplugged() throws Exception {
    try (PtyPair pair = PtyPair.open(folder);
        PortReader reader = reader(pair)) {
      play(pair);
      reader.start();
      present(UID + " DG0000000001");
      assertThat(nextScan()).isEqualTo("member DG0000000001");
      pair.vanish();
      pair.comeBack();
      play(pair);
      assertThat(nextScan()).isEqualTo("member DG0000000001");
    }
  }

  private PortReader reader(PtyPair pair) {
    DeviceFeed feed =
        new DeviceFeed(profile.model(), Conversations.withDevice(profile), clock, events::add);
    return new PortReader(
        "tags", new JsscPort(pair.path(), profile.serial()), feed, clock, status -> {});
  }

  private void present(String held) {
    synchronized (emulator) {
      emulator.present(held);
    }
  }

  /** Plays the reader at the far end until the line goes. */
  private void play(PtyPair pair) {
    InputStream in = pair.received();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          byte[] buffer = new byte[512];
          try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
              List<Emulated> done;
              synchronized (emulator) {
                done = emulator.received(Bytes.of(buffer, count).toArray(), clock.instant());
              }
              for (Emulated one : done) {
                if (one instanceof Emulated.Send send) {
                  pair.send(send.bytes().toArray());
                }
              }
            }
          } catch (IOException e) {
            // The line has gone.
          }
        });
  }

  private String nextScan() throws InterruptedException {
    while (true) {
      DeviceEvent event = events.poll(60, TimeUnit.SECONDS);
      assertThat(event).as("the next event").isNotNull();
      if (event instanceof Frame frame) {
        return FrameFixture.describe(scans.read(frame).scan());
      }
    }
  }
}
