package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.config.KioskConfig;
import app.dangol.failure.BlockingGuard;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.wrap.KeyWraps;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol keys}: the keys that this device seals with. */
@Command(
    name = "keys",
    description = "The keys that this device seals with. The app must be closed meanwhile.",
    subcommands = KeysCommand.RotateCommand.class,
    mixinStandardHelpOptions = true)
final class KeysCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "say what: rotate");
  }

  /** {@code dangol keys rotate}. */
  @Command(
      name = "rotate",
      description =
          "Seals everything here with a fresh key and destroys the old one. The app does so by"
              + " itself after device.keys.months.",
      mixinStandardHelpOptions = true)
  static final class RotateCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private ConfigOption config = new ConfigOption();

    @Override
    public Integer call() {
      KioskConfig kiosk = config.read();
      Clock clock = Clock.systemDefaultZone();
      Here here = new Here(kiosk.place().store(), kiosk.place().device());
      try (DataFolder folder =
              DataFolder.open(kiosk.dataFolder(), KeyWraps.of(kiosk.keys().store()));
          Stores stores = new Stores(folder, here, BlockingGuard.NONE, clock)) {
        SealedTokens tokens = new SealedTokens(folder.path(), new FieldCipher(folder.keys()));
        KeyRotation.Done done =
            stores.rotation(folder, kiosk.keys().renewMonths(), clock).rotate(tokens, () -> true);
        JsonObject line = new JsonObject();
        line.addProperty("version", done.version());
        line.addProperty("resealed", done.resealed());
        line.addProperty("left", done.left());
        line.addProperty("unreadable", done.unreadable());
        new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
        return done.left() == 0 ? 0 : PlainFailures.FAILED;
      }
    }
  }
}
