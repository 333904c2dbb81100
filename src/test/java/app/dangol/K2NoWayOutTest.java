package app.dangol;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.camera.CommandWords;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * K2: nothing opens a page, a folder or a printer, on a kiosk or anywhere else. Other programs are
 * started by a few classes alone, never by a screen, and never through a shell that this program
 * names.
 */
class K2NoWayOutTest {
  /** Who starts a program, and which. The first two do on a device that serves. */
  private static final Map<String, String> STARTING =
      Map.ofEntries(
          Map.entry(
              "app.dangol.trust.wrap.SystemdCreds", "systemd-creds, which wraps the device's key"),
          Map.entry(
              "app.dangol.device.camera.FrameSource",
              "the camera's, which its driver's file names"),
          Map.entry(
              "app.dangol.device.serial.VirtualLine",
              "socat: made-up serial ports for bench and tour"),
          Map.entry("app.dangol.launch.StartUp", "this one: how long it takes to start"),
          Map.entry("app.dangol.launch.HubProcess", "this one as a hub, to be measured"),
          Map.entry("app.dangol.launch.SparkCounting", "this one's counting, with Apache Spark"),
          Map.entry("app.dangol.launch.BenchSyncHub", "this one as a device, to be measured"),
          Map.entry("app.dangol.launch.faults.Child", "this one as a device that is killed"),
          Map.entry("app.dangol.launch.faults.SmallDisk", "mount: a disk that gets full"),
          Map.entry("app.dangol.launch.faults.RefusedWrites", "prlimit: writes that are refused"),
          Map.entry("app.dangol.launch.faults.CableProcess", "ip: a network that goes away"));

  /** Who calls the operating system's own functions, which could start programs as well. */
  private static final Map<String, String> NATIVE =
      Map.of(
          "app.dangol.trust.wrap.Dpapi", "CryptProtectData, which wraps the device's key",
          "app.dangol.hub.model.algebra.OpenBlasLibrary", "OpenBLAS, which calculates for a hub");

  private static final Pattern SHELL =
      Pattern.compile(
          "(?i)(?:.*[/\\\\])?(?:sh|bash|dash|zsh|ksh|csh|fish|busybox|env|cmd|command|powershell"
              + "|pwsh|wscript|cscript|rundll32|explorer|open|start|xdg-open|gio)(?:\\.exe|\\.com)?"
              + "(?:\\s.*)?|-c|-lc|/c|/k|-command|-encodedcommand",
          Pattern.DOTALL);

  private static JavaClasses program;

  @BeforeAll
  static void read() {
    program =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.dangol");
  }

  @Test
  void nothingLeadsOutOfTheApp() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javafx.scene.web..",
            "javafx.print..",
            "javax.print..",
            "java.awt.print..",
            "javax.swing..")
        .orShould()
        .dependOnClassesThat(
            named(
                "javafx.application.HostServices",
                "javafx.stage.FileChooser",
                "javafx.stage.DirectoryChooser",
                "java.awt.Desktop",
                "java.awt.FileDialog"))
        .check(program);
  }

  @Test
  void aListedFewStartPrograms() {
    noClasses()
        .that(not(within(STARTING.keySet())))
        .should()
        .dependOnClassesThat(assignableTo(ProcessBuilder.class))
        .orShould()
        .accessTargetWhere(isExec())
        .check(program);
    assertThat(startingNow()).as("and none is listed that does not").isEqualTo(STARTING.keySet());
  }

  @Test
  void aListedFewCallTheOperatingSystemsOwnFunctions() {
    noClasses()
        .that(not(within(NATIVE.keySet())))
        .should()
        .dependOnClassesThat(assignableTo(Linker.class))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.jna..", "jnr..")
        .check(program);
  }

  @Test
  void noScreenStartsOneNorKnowsWhoDoes() {
    noClasses()
        .that()
        .resideInAPackage("app.dangol.screen..")
        .should()
        .dependOnClassesThat(
            assignableTo(Process.class)
                .or(assignableTo(ProcessHandle.class))
                .or(assignableTo(ProcessBuilder.class))
                .or(assignableTo(Runtime.class))
                .or(within(STARTING.keySet()))
                .or(within(NATIVE.keySet())))
        .check(program);
  }

  /** Neither in whoever starts a program nor in whoever puts its command together. */
  @Test
  void noneOfThemIsAShell() throws IOException {
    Set<String> near = new TreeSet<>(STARTING.keySet());
    program.stream()
        .filter(type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(to -> within(STARTING.keySet()).test(to.getTargetClass())))
        .map(K2NoWayOutTest::outermost)
        .forEach(near::add);
    List<ProgramStrings.Constant> said =
        ProgramStrings.list().stream().filter(constant -> near.contains(constant.owner())).toList();

    assertThat(said).extracting(ProgramStrings.Constant::owner).containsAll(STARTING.keySet());
    assertThat(said).filteredOn(constant -> SHELL.matcher(constant.text()).matches()).isEmpty();
  }

  @Test
  void noDriverOfOursHasACommandThatIsAShell() throws IOException {
    List<String> words = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("drivers"))) {
      for (Path file : files.filter(f -> f.endsWith("driver.properties")).toList()) {
        Properties driver = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
          driver.load(in);
        }
        words.addAll(CommandWords.split(driver.getProperty("command", "")));
      }
    }
    assertThat(words).contains("ffmpeg").noneMatch(word -> SHELL.matcher(word).matches());
  }

  @Test
  void aShellIsKnownAsOne() {
    assertThat(
            List.of("sh", "/bin/sh", "/usr/bin/env sh", "cmd", "C:\\Windows\\CMD.EXE", "-c", "/c"))
        .allMatch(word -> SHELL.matcher(word).matches());
    assertThat(List.of("ffmpeg", "systemd-creds", "/dev/video0", "mount", "share", "-cp"))
        .noneMatch(word -> SHELL.matcher(word).matches());
  }

  private static Set<String> startingNow() {
    return program.stream()
        .filter(type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(to -> to.getTargetClass().isEquivalentTo(ProcessBuilder.class)))
        .map(K2NoWayOutTest::outermost)
        .collect(Collectors.toSet());
  }

  private static DescribedPredicate<JavaAccess<?>> isExec() {
    return DescribedPredicate.describe(
        "Runtime.exec",
        access ->
            access.getTargetOwner().isEquivalentTo(Runtime.class)
                && access.getName().equals("exec"));
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    return DescribedPredicate.describe(
        "one of " + List.of(names), type -> Set.of(names).contains(type.getName()));
  }

  private static DescribedPredicate<JavaClass> within(Set<String> outer) {
    return DescribedPredicate.describe("one of " + outer, type -> outer.contains(outermost(type)));
  }

  private static String outermost(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }
}
