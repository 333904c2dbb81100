package app.dangol.launch;

import app.dangol.config.KioskConfig.Scanner;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceReader;
import app.dangol.device.DeviceRemark;
import app.dangol.device.DeviceStatus;
import app.dangol.device.DriverProfile;
import app.dangol.device.Evidence;
import app.dangol.device.Framing;
import app.dangol.device.camera.CameraReader;
import app.dangol.device.serial.JsscPort;
import app.dangol.device.serial.PortReader;
import app.dangol.scan.Scanned;
import app.dangol.screen.part.PreviewSource;
import app.dangol.screen.setup.DevicesSource;
import app.dangol.screen.setup.model.DeviceReport;
import app.dangol.screen.setup.model.DeviceReport.Health;
import app.dangol.screen.setup.model.DevicesReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the device test page how every reader is. While nobody follows, nothing runs and no unit is
 * kept; while somebody does, a thread of its own looks four times a second and tells what has
 * changed.
 */
final class DevicesBoard implements DevicesSource {
  private static final Logger LOG = LoggerFactory.getLogger(DevicesBoard.class);

  private static final Duration LOOK = Duration.ofMillis(250);

  /** What is plugged in takes some dozens of small files to find out. */
  private static final int LOOKS_BETWEEN_PLUGGED = 8;

  private final List<Device> devices;
  private final DevicesPlugged plugged;
  private final boolean held;
  private final Instant since;
  private final DevicesHealth health;

  /** The units are kept as long as there is one. Used under this board's lock. */
  private final Set<Following> followings = new HashSet<>();

  /**
   * A configured reader and the one who watches it.
   *
   * @param pictures what it sees, if it is a camera
   */
  record Device(
      Scanner scanner,
      DriverProfile profile,
      DevicesWatch watch,
      Optional<CameraPictures> pictures) {
    static Device of(Scanner scanner, DriverProfile profile, DevicesWatch watch) {
      return new Device(
          scanner,
          profile,
          watch,
          profile.framing() instanceof Framing.Camera
              ? Optional.of(new CameraPictures())
              : Optional.empty());
    }

    /** A reader of it, not started yet; scans, remarks and states arrive on its thread. */
    DeviceReader reader(
        ReaderLine line,
        Clock clock,
        Consumer<Scanned> listener,
        Consumer<DeviceRemark> remarks,
        Consumer<DeviceStatus> statusListener) {
      DeviceFeed feed = line.feed(profile, listener, remarks, watch);
      Consumer<DeviceStatus> watched =
          status -> {
            watch.changed(status);
            statusListener.accept(status);
          };
      return profile.framing() instanceof Framing.Camera camera
          ? camera(camera, feed, clock, watched)
          : new PortReader(
              scanner.name(),
              new DevicesPort(new JsscPort(scanner.port(), profile.serial()), watch),
              feed,
              clock,
              watched);
    }

    private CameraReader camera(
        Framing.Camera camera, DeviceFeed feed, Clock clock, Consumer<DeviceStatus> listener) {
      return new CameraReader(
          scanner.name(),
          scanner.port(),
          camera,
          feed,
          clock,
          status -> {
            if (status.state() == DeviceStatus.State.ONLINE) {
              watch.opened();
            }
            listener.accept(status);
          },
          pictures.orElseGet(CameraPictures::new));
    }
  }

  /**
   * @param held another process has the ports, so that nobody reads them here
   */
  DevicesBoard(List<Device> devices, DevicesPlugged plugged, boolean held, Clock clock) {
    this.devices = List.copyOf(devices);
    this.plugged = plugged;
    this.held = held;
    this.since = clock.instant();
    this.health = new DevicesHealth(clock);
  }

  @Override
  public Runnable follow(Consumer<DevicesReport> listener) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("devices page").daemon().factory());
    Following following = new Following(listener);
    begin(following);
    thread.scheduleWithFixedDelay(following::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    return () -> {
      thread.shutdownNow();
      end(following);
    };
  }

  private synchronized void begin(Following following) {
    followings.add(following);
    devices.forEach(device -> device.watch().keep());
  }

  /** Ending one twice changes nothing. */
  private synchronized void end(Following following) {
    if (followings.remove(following) && followings.isEmpty()) {
      devices.forEach(device -> device.watch().forget());
    }
  }

  @Override
  public void clear(String device) {
    devices.stream()
        .filter(one -> one.scanner().name().equals(device))
        .forEach(one -> one.watch().clear());
  }

  @Override
  public Optional<PreviewSource> preview(String device) {
    return devices.stream()
        .filter(one -> one.scanner().name().equals(device))
        .findFirst()
        .flatMap(Device::pictures);
  }

  /** What the first camera sees, if there is one. */
  Optional<PreviewSource> preview() {
    return devices.stream().flatMap(one -> one.pictures().stream()).findFirst().map(one -> one);
  }

  /** One who is told; used by its own thread. */
  private final class Following {
    private final Consumer<DevicesReport> listener;
    private DevicesPlugged.Found found = DevicesPlugged.Found.NOTHING;
    private int looks;
    private @Nullable DevicesReport told;

    Following(Consumer<DevicesReport> listener) {
      this.listener = listener;
    }

    void look() {
      try {
        if (looks % LOOKS_BETWEEN_PLUGGED == 0) {
          found = plugged.look();
        }
        looks++;
        DevicesReport now = report(found);
        if (!now.equals(told)) {
          told = now;
          listener.accept(now);
        }
      } catch (RuntimeException e) {
        // The next look may succeed: something is being plugged in just now.
        LOG.error("the look at the devices failed", e);
      }
    }
  }

  private DevicesReport report(DevicesPlugged.Found found) {
    return new DevicesReport(
        devices.stream().map(this::report).toList(), found.ports(), found.wrongModes(), held);
  }

  private DeviceReport report(Device device) {
    DevicesWatch.Watched watched = device.watch().now();
    Health now = held ? Health.HELD : health.of(device.scanner().port(), watched);
    return new DeviceReport(
        device.scanner().name(),
        device.pictures().isPresent() ? DeviceReport.Kind.CAMERA : DeviceReport.Kind.SERIAL,
        device.profile().name(),
        device.profile().evidence() == Evidence.DOCUMENTED,
        device.scanner().port(),
        now,
        watched.status().flatMap(DeviceStatus::why),
        watched.status().map(DeviceStatus::since).orElse(since),
        watched.counts(),
        watched.seen());
  }
}
