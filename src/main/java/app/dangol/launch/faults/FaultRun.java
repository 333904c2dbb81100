package app.dangol.launch.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * What one fault is given.
 *
 * @param seed the same seed does the same steps; what the machine's own timing decides is not among
 *     them
 * @param folder of its own, gone after the run
 * @param words for people
 */
record FaultRun(Scale scale, long seed, Path folder, PrintWriter words) {
  /** The random steps of one part of the fault, always the same for the same part. */
  Random random(String part) {
    return new Random(seed * 31 + part.hashCode());
  }

  /** A new folder inside this run's own. */
  Path place(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  void say(String text) {
    words.println("  " + text);
    words.flush();
  }
}
