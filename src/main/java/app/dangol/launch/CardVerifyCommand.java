package app.dangol.launch;

import app.dangol.hub.credential.Cards;
import app.dangol.hub.credential.RotatingCodes;
import app.dangol.trust.credential.Acting.Answer;
import app.dangol.trust.credential.Verdict;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dangol card verify}. */
@Command(
    name = "verify",
    description =
        "Judges a credential as a device would, and whether one for one time was used up; or a"
            + " wallet's rotating code, which is used up by it. Exit status 1 if it does not count.",
    mixinStandardHelpOptions = true)
final class CardVerifyCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "TEXT", description = "What the code holds.")
  private String text = "";

  @Option(
      names = "--audience",
      paramLabel = "NAME",
      description = "Where it is shown; default: somewhere in the chain.")
  private @Nullable String audience;

  @Option(
      names = "--use",
      description =
          "Uses it up, as redeeming by it does: counts once, and only if it is fresh or one-time.")
  private boolean use;

  @Mixin private CardDoor door = new CardDoor();

  @Override
  public Integer call() {
    JsonObject line = door.ask(this::judge);
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
    return line.get("valid").getAsBoolean() ? 0 : PlainFailures.FAILED;
  }

  private JsonObject judge(Cards cards) {
    if (text.startsWith(RotatingCodes.PREFIX)) {
      return switch (cards.rotating().verify(text)) {
        case RotatingCodes.Answer.Good good -> line(true, good.member().value(), "");
        case RotatingCodes.Answer.Refused(RotatingCodes.Why why) -> line(false, "", word(why));
      };
    }
    return switch (cards.verify(text, Optional.ofNullable(audience))) {
      case Verdict.Valid valid -> line(valid, answer(cards, valid));
      case Verdict.Refused(Verdict.Reason reason) -> line(false, "", word(reason));
    };
  }

  private Answer answer(Cards cards, Verdict.Valid valid) {
    if (use) {
      return cards.acting().ask(valid);
    }
    return cards.isUsedUp(valid) ? Answer.USED_UP : Answer.MAY_ACT;
  }

  private static JsonObject line(Verdict.Valid valid, Answer answer) {
    boolean good = answer == Answer.MAY_ACT;
    JsonObject line = line(good, valid.member().value(), good ? "" : word(answer));
    line.addProperty("id", valid.id().hex());
    line.addProperty("issued_at", valid.issuedAt().toString());
    line.addProperty("expires_at", valid.expiresAt().toString());
    line.addProperty("fresh", valid.fresh());
    line.addProperty("one_time", valid.oneTime());
    return line;
  }

  private static JsonObject line(boolean valid, String member, String reason) {
    JsonObject line = new JsonObject();
    line.addProperty("valid", valid);
    line.addProperty("member", member);
    line.addProperty("reason", reason);
    return line;
  }

  private static String word(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
