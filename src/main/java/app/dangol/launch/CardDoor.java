package app.dangol.launch;

import app.dangol.config.KioskConfig.HubAccess;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.Hub;
import app.dangol.hub.credential.Cards;
import app.dangol.id.CustomerId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which hub's keys: those beside its database. Nobody is handed them over a network. */
final class CardDoor {
  /** Beside the hub's SQLite file. */
  static final String USUAL_FOLDER = "card-keys";

  @Mixin private HubDbOption db = new HubDbOption();

  @Option(
      names = "--key-folder",
      paramLabel = "DIR",
      description =
          "Holds the key that the chain's signing keys are sealed with in the database; default: "
              + USUAL_FOLDER
              + " beside the SQLite file. With PostgreSQL it must be named.")
  private @Nullable Path keyFolder;

  @Mixin private ConfigOption config = new ConfigOption();

  /** Blocks. */
  <T> T ask(Function<Cards, T> question) {
    return ask(false, (hub, cards) -> question.apply(cards));
  }

  /**
   * As {@link #ask(Function)}, of what makes something for a member. For an id that is nobody's,
   * who may come yet, it is made, and a warning goes to where others go; so it is where no hub was
   * yet: its first card may be its beginning.
   */
  <T> T askFor(CustomerId member, PrintWriter warnings, Function<Cards, T> question) {
    boolean begins = db.isMissing(this::usualFile);
    return ask(
        begins,
        (hub, cards) -> {
          T made = question.apply(cards);
          if (begins) {
            warnings.println(
                "warning: there was no hub's database there; one was begun, with keys of its own");
            warnings.flush();
          }
          if (hub.isStranger(member)) {
            warnings.println(
                "warning: this hub knows no customer of that id; nobody is found by what was made");
            warnings.flush();
          }
          return made;
        });
  }

  private <T> T ask(boolean begins, BiFunction<Hub, Cards, T> question) {
    try (Hub hub = begins ? db.openOrBegin(this::usualFile) : db.openKnown(this::usualFile)) {
      return question.apply(hub, hub.cards(folder()));
    }
  }

  private Path folder() {
    if (keyFolder != null) {
      return keyFolder;
    }
    if (db.isServer()) {
      throw new DangolException(ErrorCode.CFG_01, "with PostgreSQL, name the --key-folder");
    }
    return db.file(this::usualFile).resolveSibling(USUAL_FOLDER);
  }

  private Path usualFile() {
    HubAccess access = config.read().hub();
    if (access.url().isPresent()) {
      throw new DangolException(
          ErrorCode.CFG_01,
          "credentials are issued where the hub's database is: name it with --db");
    }
    return config.read().dataFolder().resolve(ConfiguredHub.FILE_NAME);
  }
}
