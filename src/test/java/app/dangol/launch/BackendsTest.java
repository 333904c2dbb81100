package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.config.ReadKeys;
import app.dangol.hub.connector.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every shop system in the list. */
class BackendsTest {
  private static final Path FOLDERS = Path.of("src/main/java/app/dangol/hub/connector");

  /** Not shop systems: what the hub itself keeps for them. */
  private static final Set<String> OTHERS = Set.of("outbox");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("all")
  void itsGuideNamesExactlyTheKeysItReads(Backend backend) throws IOException {
    String guide = Files.readString(Path.of("docs/guides").resolve(backend.name() + ".md"));
    Pattern key =
        Pattern.compile("`(connector\\." + Pattern.quote(backend.name()) + "\\.[^`=\\s]+)`");
    Set<String> named =
        key.matcher(guide).results().map(result -> result.group(1)).collect(Collectors.toSet());

    assertThat(named).containsExactlyInAnyOrderElementsOf(ReadKeys.of(backend, folder));
  }

  @Test
  void everyFolderBesideTheRunnerIsInTheListUnderItsName() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      Set<String> names =
          folders
              .filter(Files::isDirectory)
              .map(each -> String.valueOf(each.getFileName()))
              .filter(name -> !OTHERS.contains(name))
              .collect(Collectors.toSet());

      assertThat(all().map(Backend::name)).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  static Stream<Backend> all() {
    return Backends.listAll().stream();
  }
}
