package app.dangol.launch;

import app.dangol.id.CustomerId;
import app.dangol.trust.credential.CredentialIssuer;
import app.dangol.trust.credential.DocumentType;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol card issue}. */
@Command(
    name = "issue",
    description = "Signs a credential for a member and prints its text; the first makes the keys.",
    mixinStandardHelpOptions = true)
final class CardIssueCommand implements Runnable {
  /** What a hub is called whose chain has not said otherwise. */
  static final String CHAIN = "dangol";

  private static final Duration CARD_LIFE = Duration.ofDays(365);
  private static final Duration ONE_TIME_LIFE = Duration.ofDays(1);

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--member", required = true, paramLabel = "ID", description = "Our customer id.")
  private String member = "";

  @Option(
      names = "--valid-for",
      paramLabel = "DURATION",
      converter = DurationWords.class,
      description = "Such as PT2M, P30D, 30d; at most P400D. Default: P365D, with --one-time P1D.")
  private @Nullable Duration life;

  @Option(
      names = "--one-time",
      description = "Lets its bearer act once, however old it is; others for two minutes.")
  private boolean oneTime;

  @Option(
      names = "--audience",
      paramLabel = "NAME",
      description = "Where it counts; default: the whole chain.")
  private @Nullable String audience;

  @Option(
      names = "--chain",
      paramLabel = "NAME",
      defaultValue = CHAIN,
      description =
          "The chain's name in its credentials. Only the first one issued sets it; default:"
              + " ${DEFAULT-VALUE}.")
  private String chain = CHAIN;

  @Mixin private CardDoor door = new CardDoor();

  @Override
  public void run() {
    CommandSpec command = Objects.requireNonNull(spec);
    DocumentType type = oneTime ? DocumentType.ONE_TIME : DocumentType.CARD;
    Duration wanted = life == null ? (oneTime ? ONE_TIME_LIFE : CARD_LIFE) : life;
    try {
      // An id of somebody may be longer than what a credential can name.
      if (!CredentialIssuer.isName(member)) {
        throw new IllegalArgumentException("a member is named by 1 to 64 visible ASCII characters");
      }
      CustomerId whose = new CustomerId(member);
      CredentialIssuer.Issued issued =
          door.askFor(
              whose,
              command.commandLine().getErr(),
              cards -> cards.issue(type, whose, chain, Optional.ofNullable(audience), wanted));
      JsonObject line = new JsonObject();
      line.addProperty("text", issued.text());
      line.addProperty("id", issued.id().hex());
      line.addProperty("issued_at", issued.issuedAt().toString());
      line.addProperty("expires_at", issued.expiresAt().toString());
      new JsonLines(command.commandLine().getOut()).print(line);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
