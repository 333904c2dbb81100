package app.dangol.launch.doctor;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a window can be opened: which display this session has, and whether the system's
 * libraries that JavaFX loads on Linux are there. They are loaded as the app would load them;
 * JavaFX itself is not started.
 */
final class DisplayCheck implements Check {
  /** What JavaFX's own libraries are linked to. */
  private static final List<Library> LIBRARIES =
      List.of(
          new Library("libgtk-3.so.0", "libgtk-3-0"),
          new Library("libXtst.so.6", "libxtst6"),
          new Library("libGL.so.1", "libgl1"),
          new Library("libXxf86vm.so.1", "libxxf86vm1"),
          new Library("libfreetype.so.6", "libfreetype6"),
          new Library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"));

  /**
   * A library of the system.
   *
   * @param debianPackage what brings it
   */
  record Library(String file, String debianPackage) {
    boolean loads() {
      try {
        // For good: such libraries do not survive being unloaded.
        SymbolLookup.libraryLookup(file, Arena.global());
        return true;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  private final Map<String, String> environment;
  private final boolean kiosk;

  /**
   * @param kiosk whether the configuration says so
   */
  DisplayCheck(Map<String, String> environment, boolean kiosk) {
    this.environment = environment;
    this.kiosk = kiosk;
  }

  @Override
  public String name() {
    return "display";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>(List.of(of(LIBRARIES)));
    session().ifPresent(findings::add);
    return findings;
  }

  /** A kiosk's session makes its display when it starts. */
  Optional<Finding> session() {
    return kiosk && display().isEmpty()
        ? new SessionPrograms(environment).missing()
        : Optional.empty();
  }

  private String display() {
    return Stream.of("DISPLAY", "WAYLAND_DISPLAY")
        .filter(name -> !Objects.requireNonNullElse(environment.get(name), "").isBlank())
        .map(name -> name + "=" + environment.get(name))
        .collect(Collectors.joining(", "));
  }

  Finding of(List<Library> libraries) {
    String display = display();
    List<Library> missing = libraries.stream().filter(library -> !library.loads()).toList();
    if (!missing.isEmpty()) {
      String detail = "JavaFX needs " + joined(missing, Library::file, ", ") + ", not found here";
      String packages = joined(missing, Library::debianPackage, " ");
      String cure = "Run `sudo apt-get install " + packages + "` or what your system has instead.";
      // A machine that shows nothing, such as a hub's, needs none of them.
      return display.isEmpty() ? Finding.advice(detail, cure) : Finding.failed(detail, cure);
    }
    return Finding.ok(
        (display.isEmpty()
                ? "this session has no display (DISPLAY and WAYLAND_DISPLAY are not set)"
                : display)
            + "; the libraries JavaFX needs can be loaded");
  }

  private static String joined(
      List<Library> libraries, Function<Library, String> part, String between) {
    return libraries.stream().map(part).collect(Collectors.joining(between));
  }
}
