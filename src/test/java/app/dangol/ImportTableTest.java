package app.dangol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the import table of the design: which room may see which. Imports run one way only. */
class ImportTableTest {
  private static final String ROOT = "app.dangol.";

  /** Every room may import these. */
  private static final Set<String> SMALL = Set.of("id", "text", "failure");

  private static final Set<String> WITHOUT_CONFIG =
      Set.of("customer", "catalog", "suggest", "insight", "id", "text", "failure", "config");

  /** Room → rooms it may import besides the small ones and config. */
  private static final Map<String, Set<String>> TABLE =
      Map.ofEntries(
          Map.entry("id", Set.of()),
          Map.entry("text", Set.of()),
          Map.entry("failure", Set.of()),
          Map.entry("config", Set.of()),
          Map.entry("wire", Set.of()),
          Map.entry("device", Set.of()),
          Map.entry("catalog", Set.of()),
          Map.entry("trust", Set.of()),
          Map.entry("scan", Set.of("device")),
          Map.entry("customer", Set.of("trust")),
          Map.entry("suggest", Set.of("customer", "catalog", "trust")),
          Map.entry("insight", Set.of("customer", "catalog", "trust")),
          Map.entry("visit", Set.of("scan", "customer", "catalog", "trust", "suggest", "insight")),
          Map.entry("central", Set.of("wire")),
          Map.entry(
              "cache",
              Set.of("wire", "visit", "customer", "catalog", "trust", "suggest", "insight")),
          Map.entry("sync", Set.of("wire", "central", "cache", "visit", "trust")),
          Map.entry("hub", Set.of("wire", "customer", "catalog", "trust", "suggest", "insight")),
          Map.entry("demo", Set.of("wire", "hub")),
          Map.entry(
              "screen",
              Set.of("scan", "visit", "customer", "catalog", "trust", "suggest", "insight")));

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.dangol");
  }

  @Test
  void everyRoomImportsOnlyWhatTheTableAllows() {
    Set<String> broken = new TreeSet<>();
    for (JavaClass from : classes) {
      String room = room(from);
      if (room.equals("launch")) {
        continue;
      }
      assertThat(TABLE).as("a room for %s", from.getName()).containsKey(room);
      from.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith("app.dangol"))
          .filter(target -> !isAllowed(room, target))
          .forEach(target -> broken.add(from.getName() + " -> " + target.getName()));
    }
    assertThat(broken).isEmpty();
  }

  private static boolean isAllowed(String room, JavaClass target) {
    String other = room(target);
    boolean statusOfDeviceOrSync =
        room.equals("screen")
            && (other.equals("device") || other.equals("sync"))
            && statusRecord(target);
    return other.equals(room)
        || SMALL.contains(other)
        || (other.equals("config") && !WITHOUT_CONFIG.contains(room))
        || TABLE.getOrDefault(room, Set.of()).contains(other)
        || statusOfDeviceOrSync
        || (room.equals("screen") && target.getPackageName().equals(ROOT + "device.wedge"));
  }

  /** {@code DeviceStatus}, {@code SyncStatus} and what is declared inside them. */
  private static boolean statusRecord(JavaClass target) {
    return target.getName().matches(".*\\.\\w+Status(\\$.*)?");
  }

  /** So that the next shop system is a folder and a line. */
  @Test
  void aShopSystemsFolderIsKnownToTheListAlone() {
    String connectors = ROOT + "hub.connector.";
    Set<String> broken = new TreeSet<>();
    for (JavaClass from : classes) {
      if (from.getName().equals(ROOT + "launch.Backends")) {
        continue;
      }
      from.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith(connectors))
          .filter(target -> !target.getPackageName().equals(connectors + "outbox"))
          .filter(target -> !target.getPackageName().equals(from.getPackageName()))
          .forEach(target -> broken.add(from.getName() + " -> " + target.getName()));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void onlyScreenAndLaunchSeeJavaFx() {
    noClasses()
        .that()
        .resideOutsideOfPackages("app.dangol.screen..", "app.dangol.launch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx..")
        .check(classes);
  }

  /** Its classes are there in the Maven profile of that name alone. */
  @Test
  void onlyItsOwnPackageKnowsSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage("app.dangol.hub.model.spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
        .check(classes);
  }

  /** It is sent to a cluster, where nothing else of ours and none of our libraries is. */
  @Test
  void countingUsesNothingButThePlatform() {
    noClasses()
        .that()
        .resideInAPackage("app.dangol.hub.model.count..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("app.dangol.hub.model.count..", "java..", "org.jspecify..")
        .check(classes);
  }

  @Test
  void modelsInWordsKnowNoScene() {
    noClasses()
        .that()
        .resideInAPackage("app.dangol.screen..model..")
        .or()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx.scene..")
        .check(classes);
  }

  @Test
  void onlyTheCommandsPrintToStandardOutput() {
    noClasses()
        .that()
        .resideOutsideOfPackage("app.dangol.launch..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(classes);
  }

  @Test
  void nobodyUsesAWayOutOfTheApp() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx.scene.web..")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("javafx.print..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javafx.stage.DirectoryChooser")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javafx.stage.FileChooser")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javafx.application.HostServices")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.awt.Desktop")
        .check(classes);
  }

  @Test
  void everyPackageIsNullMarkedAndSaysWhatItIsFor() throws Exception {
    Path main = Path.of("src/main/java");
    try (Stream<Path> files = Files.walk(main)) {
      Map<Path, List<Path>> byFolder =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .collect(Collectors.groupingBy(Path::getParent));
      for (Path folder : byFolder.keySet()) {
        Path info = folder.resolve("package-info.java");
        assertThat(info).exists();
        assertThat(Files.readString(info)).contains("@NullMarked").contains("/**");
      }
    }
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT)) {
      return "";
    }
    String rest = name.substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
