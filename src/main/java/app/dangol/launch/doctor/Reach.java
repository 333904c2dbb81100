package app.dangol.launch.doctor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** How far one gets on the way to a folder. */
sealed interface Reach {
  /** It is there. */
  record There() implements Reach {}

  /**
   * It is not.
   *
   * @param parent the nearest folder above it that is
   */
  record Missing(Path parent) implements Reach {}

  /**
   * Whether it is there cannot be told.
   *
   * @param at the folder on the way that may not be entered
   */
  record Barred(Path at) implements Reach {
    Finding finding(Path folder, String user) throws IOException {
      String owner = Files.getOwner(at).getName();
      return Finding.failed(
          folder
              + " cannot be reached: "
              + user
              + " may not enter "
              + at
              + ", which belongs to "
              + owner
              + " (DB-01)",
          owner.equals(user)
              ? "Run `chmod u+x " + at + "`."
              : "If the app runs as "
                  + owner
                  + ", run `sudo -u "
                  + owner
                  + " dangol doctor`; else set data.folder to a folder "
                  + user
                  + " may use, or let "
                  + user
                  + " through with `sudo setfacl -m u:"
                  + user
                  + ":x "
                  + at
                  + "`.");
    }
  }

  /**
   * Something that is no folder is in its place or on the way.
   *
   * @param at that
   */
  record NoFolder(Path at) implements Reach {}

  /**
   * Goes there.
   *
   * @throws IOException if it fails otherwise than the above
   */
  static Reach of(Path folder) throws IOException {
    Path whole = folder.toAbsolutePath();
    boolean barred = false;
    @Nullable FileSystemException other = null;
    for (Path path = whole; path != null; path = path.getParent()) {
      try {
        if (!Files.readAttributes(path, BasicFileAttributes.class).isDirectory()) {
          return new NoFolder(path);
        }
        if (other != null) {
          throw other;
        }
        if (path.equals(whole)) {
          return new There();
        }
        return barred ? new Barred(path) : new Missing(path);
      } catch (NoSuchFileException e) {
        continue;
      } catch (AccessDeniedException e) {
        barred = true;
      } catch (FileSystemException e) {
        if (e == other) {
          throw e;
        }
        other = e; // below a file, which then is found, or anything else
      }
    }
    throw new NoSuchFileException(whole.toString());
  }
}
