package app.dangol.launch;

import app.dangol.screen.Snapshot;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Where the tour's pictures go. Packing a picture takes as long as drawing it, so that happens on a
 * thread of its own while the tour walks on; a line is printed once its picture is on disk.
 */
final class TourAlbum implements AutoCloseable {
  private final Path folder;
  private final JsonLines lines;
  private final ExecutorService packer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("album").daemon().factory());
  private final List<Future<Path>> pictures = new ArrayList<>();

  /** Makes the folder. Blocks. */
  TourAlbum(Path folder, JsonLines lines) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.lines = lines;
  }

  /**
   * Adds a picture; returns at once.
   *
   * @param ms how long the step took before the picture
   */
  void add(String step, long ms, String name, Snapshot picture) {
    Path file = folder.resolve(name);
    pictures.add(
        packer.submit(() -> {
          picture.write(file);
          JsonObject line = new JsonObject();
          line.addProperty("step", step);
          line.addProperty("ms", ms);
          line.addProperty("shot", file.toString());
          lines.print(line);
          return file;
        }));
  }

  /**
   * Waits until every picture is on disk.
   *
   * @throws IOException if one could not be written
   */
  void finish() throws IOException, InterruptedException {
    for (Future<Path> picture : pictures) {
      try {
        picture.get();
      } catch (ExecutionException e) {
        throw new IOException("a picture of the tour could not be written", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    packer.shutdownNow();
  }
}
