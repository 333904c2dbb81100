package app.dangol.screen.setup.model;

import app.dangol.screen.setup.model.DeviceReport.Counts;
import app.dangol.screen.setup.model.DeviceReport.Health;
import app.dangol.text.Texts;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a report into words for IT, in one language. Immutable; any thread. */
public final class DevicesPresenter {
  private final Texts texts;
  private final ZoneId zone;
  private final MeaningWords meanings;

  public DevicesPresenter(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
    this.meanings = new MeaningWords(texts, zone);
  }

  /**
   * @param selected the reader whose units are shown; another one if it is not there
   * @param frozen the selected reader's units as they were when the person paused
   */
  public DevicesPage present(
      DevicesReport report, Optional<String> selected, Optional<List<SeenUnit>> frozen) {
    Optional<DeviceReport> chosen = chosen(report, selected);
    return new DevicesPage(
        report.held() ? Optional.of(texts.get("devices.held")) : Optional.empty(),
        report.devices().stream()
            .map(device -> row(device, chosen.stream().anyMatch(device::equals)))
            .toList(),
        chosen.map(device -> detail(device, frozen)),
        report.ports().stream().map(this::note).toList(),
        report.wrongModes().stream().map(this::note).toList());
  }

  /** The reader that is selected, else the first one. */
  public static Optional<DeviceReport> chosen(DevicesReport report, Optional<String> selected) {
    return report.devices().stream()
        .filter(device -> selected.stream().anyMatch(device.name()::equals))
        .findFirst()
        .or(() -> report.devices().stream().findFirst());
  }

  private DeviceRow row(DeviceReport device, boolean selected) {
    String status = texts.get("devices.health." + device.health());
    String about =
        device.documentedOnly()
            ? texts.get("devices.pair", device.driver(), texts.get("devices.unproven.short"))
            : device.driver();
    return new DeviceRow(
        device.name(),
        about,
        status,
        tone(device.health()),
        device.kind(),
        selected,
        texts.get("devices.spoken", device.name(), about, status));
  }

  private DeviceDetail detail(DeviceReport device, Optional<List<SeenUnit>> frozen) {
    return new DeviceDetail(
        device.name(),
        device.kind(),
        status(device),
        tone(device.health()),
        advice(device),
        texts.get("devices.pair", device.driver(), device.port()),
        device.documentedOnly() ? Optional.of(texts.get("devices.unproven")) : Optional.empty(),
        figures(device.kind(), device.counts()),
        refusals(device.counts()),
        frozen.orElse(device.seen()).stream().map(meanings::line).toList(),
        texts.get("devices.empty." + (isOpen(device.health()) ? "open" : "closed")),
        frozen.isPresent());
  }

  private String status(DeviceReport device) {
    String health = texts.get("devices.health." + device.health());
    String since = timeOfDay(device.since());
    return device
        .code()
        .map(code -> texts.get("devices.status.code", health, since, code.text()))
        .orElseGet(() -> texts.get("devices.status", health, since));
  }

  private Optional<String> advice(DeviceReport device) {
    return switch (device.health()) {
      case STARTING, WORKING -> Optional.empty();
      case NOT_THERE, GONE, NO_RIGHTS, FAILED ->
          Optional.of(
              switch (device.kind()) {
                case SERIAL -> texts.get("devices.advice." + device.health(), device.port());
                case CAMERA -> texts.get("devices.advice.camera." + device.health(), device.port());
              });
      case NO_ANSWER, BUSY, HELD ->
          Optional.of(texts.get("devices.advice." + device.health(), device.port()));
    };
  }

  private List<DeviceDetail.Figure> figures(DeviceReport.Kind kind, Counts counts) {
    List<DeviceDetail.Figure> figures = new ArrayList<>();
    figures.add(new DeviceDetail.Figure(texts.get("devices.figure.read"), count(counts.read())));
    figures.add(
        new DeviceDetail.Figure(texts.get("devices.figure.refused"), count(counts.refused())));
    if (kind == DeviceReport.Kind.SERIAL) {
      figures.add(
          new DeviceDetail.Figure(texts.get("devices.figure.bytes"), count(counts.bytes())));
    }
    figures.add(
        new DeviceDetail.Figure(
            texts.get("devices.figure.reconnects"), count(counts.reconnects())));
    figures.add(
        new DeviceDetail.Figure(
            texts.get("devices.figure.last"), counts.lastFrame().map(this::timeOfDay).orElse("–")));
    return List.copyOf(figures);
  }

  private Optional<String> refusals(Counts counts) {
    if (counts.refusedBy().isEmpty()) {
      return Optional.empty();
    }
    String list =
        counts.refusedBy().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry ->
                texts.get(
                    "devices.refused.each", meanings.why(entry.getKey()), count(entry.getValue())))
            .collect(Collectors.joining(" · "));
    return Optional.of(texts.get("devices.refused", list));
  }

  private DevicesPage.Note note(DevicesReport.PortFound port) {
    String usb = port.usb().orElseGet(() -> texts.get("devices.port.unknown"));
    String drivers =
        port.drivers().isEmpty()
            ? texts.get("devices.port.any")
            : texts.get("devices.port.drivers", String.join(", ", port.drivers()));
    String name = port.lasting() ? "" : " " + texts.get("devices.port.numbered");
    return new DevicesPage.Note(usb, port.path(), drivers + name);
  }

  private DevicesPage.Note note(DevicesReport.WrongMode mode) {
    return new DevicesPage.Note(mode.name(), mode.usbId(), texts.get("usb.hint." + mode.hint()));
  }

  private String count(long figure) {
    return NumberFormat.getIntegerInstance(texts.locale()).format(figure);
  }

  private String timeOfDay(Instant then) {
    return texts.times(zone).timeOfDay(then);
  }

  private static boolean isOpen(Health health) {
    return health == Health.WORKING || health == Health.NO_ANSWER;
  }

  private static Tone tone(Health health) {
    return switch (health) {
      case WORKING -> Tone.GOOD;
      case STARTING, HELD -> Tone.PLAIN;
      case NO_ANSWER, NOT_THERE -> Tone.CAUTION;
      case GONE, BUSY, NO_RIGHTS, FAILED -> Tone.BAD;
    };
  }
}
