package app.dangol.launch.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether the data folder is there, can be used, and is its owner's alone. */
final class FolderRights {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private static final String ROOT = "root";

  private final Path folder;
  private final String user;

  FolderRights(Path folder, String user) {
    this.folder = folder;
    this.user = user;
  }

  /** What there is to say before a file in it can be looked at; empty if the folder is usable. */
  Optional<Finding> inTheWay() throws IOException {
    return switch (Reach.of(folder)) {
      case Reach.There there -> notUsable();
      case Reach.Missing missing -> Optional.of(notYet(missing.parent()));
      case Reach.Barred barred -> Optional.of(barred.finding(folder, user));
      case Reach.NoFolder noFolder ->
          Optional.of(
              Finding.failed(
                  noFolder.at() + " is no folder (DB-01)",
                  "Name a folder of its own in data.folder."));
    };
  }

  private Optional<Finding> notUsable() throws IOException {
    if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
      String owner = Files.getOwner(folder).getName();
      return Optional.of(
          Finding.failed(
              folder + " belongs to " + owner + ", and " + user + " may not use it",
              owner.equals(user)
                  ? "Run `chmod 700 " + folder + "`."
                  : "If the app runs as "
                      + owner
                      + ", run `sudo -u "
                      + owner
                      + " dangol doctor`; else `sudo chown -R "
                      + user
                      + " "
                      + folder
                      + "`."));
    }
    return Optional.empty();
  }

  private Finding notYet(Path parent) {
    if (!Files.isWritable(parent)) {
      return Finding.failed(
          folder + " is not there, and " + user + " may make nothing in " + parent,
          "Run `sudo install -d -m 700 -o "
              + user
              + " "
              + folder
              + "` for the user the app runs as, or set data.folder.");
    }
    return Finding.ok(folder + " is not there yet; the app makes it when it first starts");
  }

  /** The folder and the files in it that others may use. */
  List<Finding> openToOthers() throws IOException {
    List<Finding> findings = new ArrayList<>();
    if (isOpenToOthers(folder)) {
      findings.add(
          Finding.failed(
              "others may use the data folder " + folder + " (KEY-01)",
              "Run `chmod 700 " + folder + "`."));
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path file : entries.sorted().toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isOpenToOthers(file)) {
          findings.add(
              Finding.failed(
                  "others may use " + file + " (KEY-01)", "Run `chmod 600 " + file + "`."));
        }
      }
    }
    return findings;
  }

  /**
   * The files that belong to somebody else than the folder, which lock its owner out, and what that
   * makes of a look by root.
   */
  List<Finding> ofOthers() throws IOException {
    if (!hasPosixRights()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    UserPrincipal owner = Files.getOwner(folder);
    Map<String, List<String>> strangers = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path file : entries.sorted().toList()) {
        UserPrincipal other = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
        if (!other.equals(owner)) {
          strangers
              .computeIfAbsent(other.getName(), name -> new ArrayList<>())
              .add(String.valueOf(file.getFileName()));
        }
      }
    }
    strangers.forEach((other, files) ->
        findings.add(
            Finding.failed(
                String.join(", ", files)
                    + (files.size() == 1 ? " belongs to " : " belong to ")
                    + other
                    + ", but "
                    + folder
                    + " to "
                    + owner.getName()
                    + " (DB-01)",
                "Run `sudo chown -R " + owner.getName() + " " + folder + "`.")));
    if (user.equals(ROOT) && !owner.getName().equals(ROOT)) {
      findings.add(
          Finding.advice(
              "looked at as root, but the folder belongs to "
                  + owner.getName()
                  + ": ports and rights were judged as root's",
              "Run `sudo -u " + owner.getName() + " dangol doctor`."));
    }
    return findings;
  }

  /** Never where there are no POSIX rights: the folder's own access list protects it then. */
  boolean isOpenToOthers(Path path) throws IOException {
    if (!hasPosixRights()) {
      return false;
    }
    return Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream()
        .anyMatch(OF_OTHERS::contains);
  }

  private boolean hasPosixRights() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
