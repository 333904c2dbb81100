package app.dangol.screen.setup;

import app.dangol.failure.ErrorCode;
import app.dangol.screen.part.PreviewSource;
import app.dangol.screen.setup.model.DeviceReport;
import app.dangol.screen.setup.model.DeviceReport.Counts;
import app.dangol.screen.setup.model.DeviceReport.Health;
import app.dangol.screen.setup.model.DevicesReport;
import app.dangol.screen.setup.model.Meaning;
import app.dangol.screen.setup.model.Refusal;
import app.dangol.screen.setup.model.SeenUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Two readers whose every state a test sets itself. Tells on the caller's thread. */
final class ReaderDesk implements DevicesSource {
  private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");

  private final Map<String, Reader> readers = new LinkedHashMap<>();
  private final List<Consumer<DevicesReport>> followers = new ArrayList<>();
  private Optional<PreviewSource> camera = Optional.empty();
  private boolean held;

  private static final class Reader {
    private final String driver;
    private final boolean documentedOnly;
    private final List<SeenUnit> seen = new ArrayList<>();
    private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
    private Health health = Health.WORKING;
    private Optional<ErrorCode> code = Optional.empty();

    Reader(String driver, boolean documentedOnly) {
      this.driver = driver;
      this.documentedOnly = documentedOnly;
    }
  }

  ReaderDesk() {
    readers.put("counter", new Reader("Generic line scanner", false));
    readers.put("tags", new Reader("VTAP reader", true));
  }

  void scan(String name, String hex, Meaning meaning) {
    List<SeenUnit> seen = reader(name).seen;
    long number = seen.size() + 1;
    seen.addFirst(
        new SeenUnit(
            number, START.plusSeconds(number), Optional.of(hex), hex.length() / 2, meaning));
  }

  void refuse(String name, long length, Refusal why) {
    List<SeenUnit> seen = reader(name).seen;
    long number = seen.size() + 1;
    seen.addFirst(
        new SeenUnit(
            number, START.plusSeconds(number), Optional.empty(), length, new Meaning.Refused(why)));
    reader(name).refused.merge(why, 1L, Long::sum);
  }

  void health(String name, Health health, Optional<ErrorCode> code) {
    reader(name).health = health;
    reader(name).code = code;
  }

  /** Nothing is configured. */
  void remove() {
    readers.clear();
  }

  void held() {
    held = true;
  }

  /** The second of them is a camera. */
  void camera(PreviewSource source) {
    camera = Optional.of(source);
  }

  private Reader reader(String name) {
    Reader reader = readers.get(name);
    if (reader == null) {
      throw new AssertionError("no reader " + name);
    }
    return reader;
  }

  int followers() {
    return followers.size();
  }

  void tell() {
    List.copyOf(followers).forEach(follower -> follower.accept(report()));
  }

  DevicesReport report() {
    List<DeviceReport> devices = new ArrayList<>();
    readers.forEach((name, reader) ->
        devices.add(
            report(
                name,
                reader,
                preview(name).isPresent() ? DeviceReport.Kind.CAMERA : DeviceReport.Kind.SERIAL)));
    return new DevicesReport(
        devices,
        List.of(
            new DevicesReport.PortFound(
                "/dev/serial/by-id/usb-Newland_Auto-ID_Newland_Auto-ID_2D_Barcode_Scanner_12345678-if00",
                true,
                Optional.of("Newland HR22"),
                List.of("newland-cdc")),
            new DevicesReport.PortFound("/dev/ttyUSB0", false, Optional.empty(), List.of())),
        List.of(new DevicesReport.WrongMode("Zebra scanner", "05e0:0600", "zebra-simple-com")),
        held);
  }

  private static DeviceReport report(String name, Reader reader, DeviceReport.Kind kind) {
    long units = reader.seen.size();
    long refused = reader.refused.values().stream().mapToLong(Long::longValue).sum();
    return new DeviceReport(
        name,
        kind,
        reader.driver,
        reader.documentedOnly,
        "/dev/serial/by-id/usb-" + name,
        reader.health,
        reader.code,
        START,
        new Counts(
            14 * units,
            units,
            units - refused,
            reader.refused,
            0,
            1,
            units == 0 ? Optional.empty() : Optional.of(START.plusSeconds(units))),
        reader.seen);
  }

  @Override
  public Runnable follow(Consumer<DevicesReport> listener) {
    followers.add(listener);
    return () -> followers.remove(listener);
  }

  @Override
  public void clear(String device) {
    reader(device).seen.clear();
    reader(device).refused.clear();
  }

  @Override
  public Optional<PreviewSource> preview(String device) {
    return device.equals("tags") ? camera : Optional.empty();
  }
}
