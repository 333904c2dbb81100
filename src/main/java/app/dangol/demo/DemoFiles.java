package app.dangol.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the demo's files are read from, by their bare name such as {@code products.tsv.gz}. */
@FunctionalInterface
public interface DemoFiles {
  /** The caller closes the stream. */
  InputStream open(String name) throws IOException;

  /** The files that ship with the program. */
  static DemoFiles shipped() {
    return name -> {
      InputStream in = DemoFiles.class.getResourceAsStream(name);
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return in;
    };
  }

  /** The files in a folder, such as one that was just built. */
  static DemoFiles in(Path folder) {
    return name -> Files.newInputStream(folder.resolve(name));
  }
}
