package app.dangol.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;

/** Which keys a shop system's reader asks for. */
public final class ReadKeys {
  private ReadKeys() {}

  /** All of them, with those whose last part is free in the form in which they are documented. */
  public static Set<String> of(ConnectorReader<?> reader, Path folder) throws IOException {
    String prefix = "connector." + reader.name() + ".";
    Path empty = Files.writeString(folder.resolve("empty.properties"), "");
    Settings settings = Settings.read(empty, new ArrayList<>());
    reader.read(new ConnectorKeys(settings, prefix, folder));
    Set<String> keys = new TreeSet<>(settings.asked());
    reader.keyForms().forEach(form -> keys.add(prefix + form));
    return keys;
  }
}
