package app.dangol.device.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.device.AimMode;
import app.dangol.device.Content;
import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceStatus;
import app.dangol.device.DriverProfile;
import app.dangol.device.Frame;
import app.dangol.device.Framing;
import app.dangol.device.SerialSettings;
import app.dangol.device.SettableClock;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A camera that is a program; the programs here are those every Unix has, and ffmpeg. */
class CameraReaderTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<DeviceStatus> statuses = new LinkedBlockingQueue<>();
  private final BlockingQueue<GreyImage> previews = new LinkedBlockingQueue<>();
  private Path film = Path.of("");

  @BeforeEach
  void makeAFilm() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the programs of a Unix are not here");
    film = folder.resolve("my film.gray");
    try (OutputStream out = Files.newOutputStream(film)) {
      for (int i = 0; i < 3; i++) {
        out.write(CodePicture.framed(CodePicture.qr("DGL-2024-000117", 4), WIDTH, HEIGHT).pixels());
      }
    }
  }

  @Test
  void readsTheCodesOfAProgramsPictures() throws InterruptedException {
    try (CameraReader reader = reader("cat", "{port}")) {
      reader.start();

      Frame frame = (Frame) next(events);
      assertThat(text(frame)).isEqualTo("]Q1DGL-2024-000117");
    }
  }

  @Test
  void showsThePicturesToAPreview() throws InterruptedException {
    try (CameraReader reader = reader("cat", "{port}")) {
      reader.start();

      assertThat(next(previews).width()).isEqualTo(WIDTH);
    }
  }

  @Test
  void startsAProgramAgainThatHasEnded() throws InterruptedException {
    try (CameraReader reader = reader("cat", "{port}")) {
      reader.start();

      assertThat(next(statuses).state()).isEqualTo(DeviceStatus.State.ONLINE);
      DeviceStatus gone = next(statuses);
      assertThat(gone.state()).isEqualTo(DeviceStatus.State.OFFLINE);
      assertThat(gone.why()).contains(ErrorCode.DEV_02);
      assertThat(next(statuses).state()).isEqualTo(DeviceStatus.State.ONLINE);
    }
  }

  @Test
  void saysThatAProgramIsNotThere() throws InterruptedException {
    try (CameraReader reader = reader("/no/such/program")) {
      reader.start();

      DeviceStatus missing = next(statuses);
      assertThat(missing.why()).contains(ErrorCode.DEV_01);
      assertThat(missing.detail()).contains("/no/such/program");
    }
  }

  @Test
  void saysWhatTheProgramComplainedOf() throws InterruptedException {
    try (CameraReader reader = reader("sh", "-c", "echo 'no such camera' >&2")) {
      reader.start();

      assertThat(next(statuses).detail()).contains("no such camera");
    }
  }

  @Test
  void isNotHeldUpByAProgramThatComplainsWithoutEnd() throws InterruptedException {
    // A pipe holds 64 KiB; a program whose complaints nobody takes would stop there.
    String many = "head -c 1000000 /dev/zero | tr '\\0' x >&2; exec cat \"$0\"";
    try (CameraReader reader = reader("sh", "-c", many, "{port}")) {
      reader.start();

      assertThat(next(events)).isInstanceOf(Frame.class);
    }
  }

  @Test
  void endsTheProgramWhenItIsClosed() throws IOException {
    FrameSource source = new FrameSource(List.of("sleep", "600"), WIDTH, HEIGHT, seen -> {});
    long before = sleepers();
    source.close();

    assertThat(before - sleepers()).isEqualTo(1);
  }

  @Test
  void endsWhatTheProgramStartedToo() throws IOException, InterruptedException {
    FrameSource source =
        new FrameSource(List.of("sh", "-c", "cat /dev/zero; true"), WIDTH, HEIGHT, seen -> {});
    List<ProcessHandle> started;
    try (source) {
      // The shell's child is there once a picture is.
      assertThat(source.take(PATIENCE)).isPresent();
      started =
          ProcessHandle.current()
              .descendants()
              .filter(process -> process.info().command().orElse("").endsWith("cat"))
              .toList();
      assertThat(started).hasSize(1);
    }

    assertThat(started.getFirst().onExit()).succeedsWithin(PATIENCE);
  }

  @Test
  void givesTheNewestPictureToOneWhoIsSlow() throws IOException, InterruptedException {
    try (OutputStream out = Files.newOutputStream(film)) {
      for (int grey = 1; grey <= 50; grey++) {
        out.write(CodePicture.blank(WIDTH, HEIGHT, grey).pixels());
      }
    }
    try (FrameSource source =
        new FrameSource(List.of("cat", film.toString()), WIDTH, HEIGHT, previews::add)) {
      for (int i = 0; i < 50; i++) {
        next(previews);
      }

      Optional<GreyImage> newest = source.take(PATIENCE);
      assertThat(newest.orElseThrow().at(0, 0)).isEqualTo(50);
      assertThat(source.take(PATIENCE)).isEmpty();
    }
  }

  @Test
  void dropsAPictureThatWasCutOff() throws IOException, InterruptedException {
    Files.write(film, new byte[WIDTH * HEIGHT - 1]);
    try (FrameSource source =
        new FrameSource(List.of("cat", film.toString()), WIDTH, HEIGHT, seen -> {})) {
      assertThat(source.take(PATIENCE)).isEmpty();
    }
  }

  @Test
  void readsAFilmThroughFfmpeg() throws InterruptedException {
    assumeTrue(isThere("ffmpeg"), "ffmpeg is not here");
    try (CameraReader reader =
        reader(
            "ffmpeg",
            "-loglevel",
            "error",
            "-nostdin",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "gray",
            "-video_size",
            "{width}x{height}",
            "-i",
            "{port}",
            "-pix_fmt",
            "gray",
            "-f",
            "rawvideo",
            "-")) {
      reader.start();

      assertThat(text((Frame) next(events))).isEqualTo("]Q1DGL-2024-000117");
    }
  }

  private static boolean isThere(String program) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(":")) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }

  private static long sleepers() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }

  private CameraReader reader(String... command) {
    Framing.Camera camera =
        new Framing.Camera(
            List.of(command), WIDTH, HEIGHT, 15, CodeFormats.LOYALTY, Duration.ofSeconds(20));
    SettableClock clock = new SettableClock(Instant.EPOCH);
    DriverProfile profile =
        new DriverProfile(
            "camera-test",
            "Camera",
            camera,
            new SerialSettings(9600, 8, SerialSettings.Parity.NONE, SerialSettings.StopBits.ONE),
            AimMode.REQUIRED,
            Duration.ZERO);
    return new CameraReader(
        "till",
        film.toString(),
        camera,
        new DeviceFeed(profile.model(), Conversations.withDevice(profile), clock, events::add),
        clock,
        statuses::add,
        previews::add);
  }

  private static String text(Frame frame) {
    Content.Code code = (Content.Code) frame.content();
    return new String(code.data().toArray(), StandardCharsets.UTF_8);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T event = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(event).as("came within %s", PATIENCE).isNotNull();
    return Objects.requireNonNull(event);
  }
}
