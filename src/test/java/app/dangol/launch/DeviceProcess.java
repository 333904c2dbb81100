package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An {@link OpenDevice} that runs as a process of its own. */
final class DeviceProcess implements AutoCloseable {
  private final Process process;

  private DeviceProcess(Process process) {
    this.process = process;
  }

  /** Starts it on that folder with a clock so many hours behind; returns once the app is up. */
  static DeviceProcess start(Path data, int hoursAgo) throws IOException {
    DeviceProcess started =
        new DeviceProcess(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OpenDevice.class.getName(),
                    data.toString(),
                    String.valueOf(hoursAgo))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    started.expect(OpenDevice.READY);
    return started;
  }

  long pid() {
    return process.pid();
  }

  /** Has it write a note, which is kept when this returns. */
  void note() throws IOException {
    Writer in = process.outputWriter(StandardCharsets.UTF_8);
    in.write("\n");
    in.flush();
    expect(OpenDevice.KEPT);
  }

  /** Has it end in order. */
  void end() throws Exception {
    process.getOutputStream().close();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private void expect(String line) throws IOException {
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo(line);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
