package app.dangol;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.awt.Toolkit;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Cursor;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.text.Font;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * N3: no picture, font, sound, film or sheet comes from an address, be it {@code file:}, {@code
 * jar:} or a private network's: goods are drawn. JavaFX fetches whatever is given to it as text,
 * also in a stylesheet, and {@code URL} opens anything.
 */
class N3ImageAddressTest {
  /** Who unpacks pictures, and whose. */
  private static final Map<String, String> DECODING =
      Map.of("app.dangol.launch.ReadPicture", "a file that somebody names on the command line");

  /** Who gives a scene its sheets, and which. */
  private static final Map<String, String> DRESSING =
      Map.of("app.dangol.screen.theme.Theme", "the program's own and AtlantaFX's, as text");

  /** In CSS, and in FXML what JavaFX takes for an address. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)\\burl\\s*\\(|@import|@font-face|<(?:Image|ImageView|ImageCursor|Media|MediaView"
              + "|AudioClip|WebView|ImagePattern|URL)\\b|\\b(?:url|image|stylesheets)\\s*=");

  /** What sets a picture by a style, wherever its address is from. */
  private static final Pattern STYLE =
      Pattern.compile(
          "(?i)\\burl\\s*\\(|@import|-fx-(?:image|graphic|background-image|border-image-source)\\b");

  /** On the class path. */
  private static final String MODENA = "/com/sun/javafx/scene/control/skin/modena/";

  private static final Pattern IN_SHEET = Pattern.compile("(?i)\\burl\\s*\\(\\s*[\"']?([^)\"']*)");

  private static JavaClasses program;

  @BeforeAll
  static void read() {
    program =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.dangol");
  }

  @Test
  void nothingIsFetchedByAnAddressInPassing() {
    noClasses()
        .should()
        .accessTargetWhere(calls(String.class, "<init>", Image.class, ImageView.class))
        .orShould()
        .accessTargetWhere(calls(String.class, "loadFont", Font.class))
        .orShould()
        .accessTargetWhere(calls(String.class, "loadFonts", Font.class))
        .orShould()
        .accessTargetWhere(calls(String.class, "cursor", Cursor.class))
        .orShould()
        .accessTargetWhere(calls(URL.class, "read", ImageIO.class))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene.media..", "javafx.scene.web..", "java.applet..")
        .orShould()
        .dependOnClassesThat(assignableTo(URLConnection.class).or(assignableTo(Toolkit.class)))
        .orShould()
        .accessTargetWhere(named(URL.class, "openStream", "openConnection", "getContent"))
        .check(program);
  }

  @Test
  void aListedFewUnpackPictures() {
    noClasses()
        .that(not(within(DECODING)))
        .should()
        .accessTargetWhere(calls(InputStream.class, "<init>", Image.class))
        .orShould()
        .accessTargetWhere(
            named(ImageIO.class, "read", "createImageInputStream", "getImageReaders"))
        .orShould()
        .dependOnClassesThat(assignableTo(ImageReader.class))
        .check(program);
    assertThat(
            program.stream()
                .filter(within(DECODING))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(to -> to.getTargetClass().getName()))
        .contains(ImageReader.class.getName());
  }

  @Test
  void oneGivesScenesTheirSheets() {
    noClasses()
        .that(not(within(DRESSING)))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "stylesheets",
                access ->
                    access.getName().matches("(?:get|set|add)\\w*(?i:stylesheets?)")
                        && !access.getTargetOwner().getPackageName().startsWith("app.dangol")))
        .check(program);
  }

  @Test
  void noSheetAndNoLayoutHoldsAnAddress() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources"))) {
      List<Path> looked =
          files.filter(file -> file.toString().matches(".*\\.(?:css|fxml)")).toList();
      assertThat(looked).extracting(Path::toString).anyMatch(name -> name.endsWith(".fxml"));
      assertThat(looked).hasSizeGreaterThan(20);
      for (Path file : looked) {
        assertThat(ADDRESS.matcher(Files.readString(file)).results().map(found -> found.group()))
            .as(file.toString())
            .isEmpty();
      }
    }
  }

  /** Those of the library that ours are laid over. */
  @Test
  void theLibrarysSheetsHoldTheirPicturesThemselvesOrTakeJavaFxsOwn() throws IOException {
    for (String sheet :
        List.of(
            new PrimerLight().getUserAgentStylesheet(),
            new PrimerDark().getUserAgentStylesheet())) {
      try (InputStream in = PrimerLight.class.getResourceAsStream(sheet)) {
        String text = new String(Objects.requireNonNull(in, sheet).readAllBytes(), UTF_8);
        assertThat(IN_SHEET.matcher(text).results().map(found -> found.group(1)))
            .isNotEmpty()
            .allMatch(address -> address.startsWith("data:image/") || address.startsWith(MODENA));
        assertThat(text)
            .doesNotContainIgnoringCase("@import")
            .doesNotContainIgnoringCase("@font-face");
      }
    }
  }

  @Test
  void noStyleInTheProgramHoldsOne() throws IOException {
    assertThat(ProgramStrings.list())
        .hasSizeGreaterThan(1000)
        .filteredOn(constant -> STYLE.matcher(constant.text()).find())
        .isEmpty();
  }

  /** A call with an argument of that type. */
  private static DescribedPredicate<JavaAccess<?>> calls(
      Class<?> argument, String name, Class<?>... owners) {
    return DescribedPredicate.describe(
        name + " of " + List.of(owners) + " with a " + argument.getSimpleName(),
        access ->
            access.getName().equals(name)
                && Stream.of(owners)
                    .anyMatch(owner -> access.getTargetOwner().isAssignableTo(owner))
                && access.getTarget() instanceof CodeUnitAccessTarget code
                && code.getRawParameterTypes().stream().anyMatch(equivalentTo(argument)));
  }

  private static DescribedPredicate<JavaAccess<?>> named(Class<?> owner, String... names) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + "." + List.of(names),
        access ->
            access.getTargetOwner().isEquivalentTo(owner)
                && Set.of(names).contains(access.getName()));
  }

  private static DescribedPredicate<JavaClass> within(Map<String, String> listed) {
    return DescribedPredicate.describe(
        "one of " + listed.keySet(),
        type -> listed.containsKey(type.getName().replaceFirst("\\$.*", "")));
  }
}
