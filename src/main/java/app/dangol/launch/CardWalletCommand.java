package app.dangol.launch;

import app.dangol.hub.credential.RotatingCodes;
import app.dangol.id.CustomerId;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol card wallet}. */
@Command(
    name = "wallet",
    description =
        "Makes a pass whose code changes every 30 seconds, and prints what Google Wallet needs for"
            + " it. The key in it is a secret: hand it to the wallet's API and to nobody else.",
    mixinStandardHelpOptions = true)
final class CardWalletCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--member", required = true, paramLabel = "ID", description = "Our customer id.")
  private String member = "";

  @Mixin private CardDoor door = new CardDoor();

  @Override
  public void run() {
    CommandSpec command = Objects.requireNonNull(spec);
    try {
      CustomerId whose = new CustomerId(member);
      RotatingCodes.Made made =
          door.askFor(
              whose, command.commandLine().getErr(), cards -> cards.rotating().create(whose));
      JsonObject line = new JsonObject();
      line.addProperty("pass", made.pass());
      line.add("rotatingBarcode", rotatingBarcode(made));
      new JsonLines(command.commandLine().getOut()).print(line);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** As Google Wallet's RotatingBarcode is written. */
  private static JsonObject rotatingBarcode(RotatingCodes.Made made) {
    JsonObject parameter = new JsonObject();
    parameter.addProperty("key", made.seedHex());
    parameter.addProperty("valueLength", RotatingCodes.DIGITS);
    JsonArray parameters = new JsonArray();
    parameters.add(parameter);
    JsonObject details = new JsonObject();
    details.addProperty("algorithm", "TOTP_SHA1");
    // Google's API writes whole numbers of 64 bits as text.
    details.addProperty("periodMillis", Long.toString(RotatingCodes.PERIOD.toMillis()));
    details.add("parameters", parameters);
    JsonObject barcode = new JsonObject();
    barcode.addProperty("type", "QR_CODE");
    barcode.addProperty("valuePattern", made.pattern());
    barcode.add("totpDetails", details);
    return barcode;
  }
}
