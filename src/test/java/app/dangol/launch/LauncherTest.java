package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/dangol} in an installation whose Java only says what it was given. */
class LauncherTest {
  @TempDir Path folder;

  private Path home;
  private Path launcher;

  @BeforeEach
  void layOut() throws Exception {
    Path source = Path.of("src", "main", "bin", "dangol");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && Files.isRegularFile(source));
    home = folder.resolve("an installation");
    Files.createDirectories(home.resolve("runtime/bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.createDirectories(home.resolve("bin"));
    launcher = program(home.resolve("bin/dangol"), Files.readString(source));
    program(home.resolve("runtime/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.createFile(home.resolve("lib/b.jar"));
    Files.createFile(home.resolve("lib/a.jar"));
  }

  @Test
  void javaGetsTheJarsInTheOrderOfTheirNamesAndTheArgumentsUnchanged() throws Exception {
    List<String> said = run(launcher, "demo", "--shots", "a folder");

    assertThat(said)
        .containsSequence(
            "-cp",
            home + "/lib/a.jar:" + home + "/lib/b.jar",
            "app.dangol.launch.Main",
            "demo",
            "--shots",
            "a folder")
        .contains("-Ddangol.home=" + home)
        .noneMatch(argument -> argument.startsWith("-XX:AOTCache"));
  }

  @Test
  void thePreparedStartAndTheLaidOutLibrariesAreUsedWhereTheyLie() throws Exception {
    Files.createFile(home.resolve("lib/dangol.aot"));
    Files.createDirectory(home.resolve("lib/native"));

    assertThat(run(launcher))
        .contains(
            "-XX:AOTCache=" + home + "/lib/dangol.aot",
            "-Dorg.sqlite.lib.path=" + home + "/lib/native",
            "-Djssc.boot.library.path=" + home + "/lib/native");
  }

  @Test
  void outOfMemoryEndsTheProgramAndNoCrashLeavesAnImageOfTheMemory() throws Exception {
    assertThat(run(launcher))
        .contains("-XX:+ExitOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash")
        .contains("--enable-native-access=ALL-UNNAMED,javafx.graphics");
  }

  @Test
  void aLinkLeadsToWhereTheProgramLies() throws Exception {
    Path link = folder.resolve("dangol");
    Files.createSymbolicLink(link, folder.relativize(launcher));

    assertThat(run(link)).contains("-Ddangol.home=" + home);
  }

  private static Path program(Path file, String text) throws Exception {
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<String> run(Path program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
    return said;
  }
}
