package app.dangol.launch;

import app.dangol.cache.ResidueScan;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.erasure.PersonDesk;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is printed of an erasure that was done in the hub's own store. */
final class CustomerDataAtHub {
  private CustomerDataAtHub() {}

  /**
   * Looks through the hub's file for what they were called and found by. Of a database server
   * nothing is looked through: its files are not here.
   *
   * @param file of the store, which nobody has open any more
   */
  static JsonObject erased(PersonDesk.Done done, Optional<Path> file) {
    List<byte[]> words =
        done.words().stream()
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .filter(word -> word.length >= ResidueScan.SHORTEST)
            .toList();
    JsonObject line = new JsonObject();
    line.addProperty("erased", done.found() ? 0 : 1);
    ResidueScan.Result left =
        new ResidueScan(words).scan(file.map(CustomerDataAtHub::listFiles).orElse(List.of()));
    line.addProperty("files_checked", left.files());
    line.addProperty("residue_bytes", left.bytes());
    line.addProperty("looked_for", words.size());
    ErasuresCommand.line(done.entry())
        .entrySet()
        .forEach(field -> line.add(field.getKey(), field.getValue()));
    line.addProperty("hub", "done");
    return line;
  }

  /** With the files SQLite may have left beside it. */
  private static List<Path> listFiles(Path file) {
    try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
      String name = file.getFileName().toString();
      return beside
          .filter(path -> path.getFileName().toString().startsWith(name))
          .filter(Files::isRegularFile)
          .toList();
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the hub's folder cannot be looked through", e);
    }
  }
}
