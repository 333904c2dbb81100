package app.dangol.cache;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files {@code ops.db} whose key is lost, kept aside in the data folder for the day it turns up.
 * What was written there is sealed, but whom it is about is not, so that erasures go through them
 * as well. Nobody else opens them. May block; any thread may call.
 */
public final class SetAsideOps {
  private static final Logger LOG = LoggerFactory.getLogger(SetAsideOps.class);

  private final Path folder;
  private final BlockingGuard guard;

  /**
   * @param folder the device's data folder
   */
  public SetAsideOps(Path folder, BlockingGuard guard) {
    this.folder = folder;
    this.guard = guard;
  }

  /** All of them; none where the folder is not there. */
  public List<Path> list() {
    guard.check();
    if (Files.notExists(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder, DataFolder.SET_ASIDE + "*.db")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the data folder cannot be looked through", e);
    }
    return files.stream().sorted().toList();
  }

  /** Whether one that opens says whom a row is about, and it is them. */
  boolean knows(CustomerId whose) {
    List<Boolean> known = new ArrayList<>();
    forEach(session -> known.add(OpsErasure.knows(session, whose)));
    return known.contains(true);
  }

  /** Everybody who is named in those that open. */
  Set<String> listKnown() {
    Set<String> known = new HashSet<>();
    forEach(session -> known.addAll(OpsErasure.listKnown(session)));
    return known;
  }

  /** A look into one file. */
  interface Look {
    void into(Session session) throws SQLException;
  }

  /** Looks into each that opens, one after the other. */
  void forEach(Look look) {
    open(
        ops ->
            ops.read(session -> {
              look.into(session);
              return 0;
            }),
        file -> {});
  }

  /**
   * Takes somebody out of all of them. Cards that waited there go altogether: it is not known whose
   * they are, and they are of no use after a day. A file that is damaged beyond opening is
   * destroyed if their id stands in it: not even its key would open it again. One that only a newer
   * program opens is left as it is.
   *
   * @param tasks what writes about them may be about besides themselves
   * @param audit adds the row that says so to the trail of each
   * @return false if one of them has to be tried again later
   */
  boolean erase(CustomerId whose, Collection<String> tasks, StaffId by, SqliteAuditLog audit) {
    return open(
        ops -> {
          ops.write(session -> {
            boolean known = OpsErasure.knows(session, whose);
            session.execute("DELETE FROM queued_scan");
            Set<String> subjects = new HashSet<>(tasks);
            subjects.add(whose.value());
            OpsErasure.deleteAbout(session, subjects);
            return known ? audit.eraseIn(session, by, whose) : 0;
          });
          ops.emptyLog();
        },
        file -> destroyIfNaming(file, whose));
  }

  /** Whether each was opened, or never will be. */
  private boolean open(Consumer<OpsDatabase> work, Consumer<Path> damaged) {
    boolean all = true;
    for (Path file : list()) {
      try (OpsDatabase ops = OpsDatabase.open(file, guard)) {
        work.accept(ops);
      } catch (DangolException e) {
        LOG.warn("{} cannot be used ({})", file.getFileName(), e.code());
        if (e.getCause() instanceof SQLException why && SqliteFailure.isCorrupt(why)) {
          damaged.accept(file);
        } else {
          all &= e.code() == ErrorCode.DB_02;
        }
      }
    }
    return all;
  }

  private static void destroyIfNaming(Path file, CustomerId whose) {
    byte[] id = whose.value().getBytes(StandardCharsets.UTF_8);
    if (id.length < ResidueScan.SHORTEST) {
      return;
    }
    List<Path> files = new ArrayList<>(List.of(file));
    SecureFiles.BESIDE.forEach(
        suffix -> files.add(file.resolveSibling(file.getFileName() + suffix)));
    if (new ResidueScan(List.of(id)).scan(files).bytes() == 0) {
      return;
    }
    try {
      SecureFiles.deleteDatabase(file);
      LOG.warn("{} was damaged and named somebody who is erased: destroyed", file.getFileName());
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, file.getFileName() + " cannot be destroyed", e);
    }
  }
}
