package app.dangol.launch.doctor;

import app.dangol.central.HubAnswer;
import app.dangol.central.HubAnswer.Outcome;
import app.dangol.config.KioskConfig.HubAccess;
import app.dangol.failure.ErrorCode;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;

/** Whether the hub can be reached and serves this device. */
final class HubCheck implements Check {
  private final HubAccess access;
  private final Supplier<HubVisit> visit;

  HubCheck(HubAccess access, Supplier<HubVisit> visit) {
    this.access = access;
    this.visit = visit;
  }

  @Override
  public String name() {
    return "hub";
  }

  @Override
  public List<Finding> look() {
    return List.of(
        switch (visit.get()) {
          case HubVisit.Embedded embedded -> Finding.ok("embedded in this program");
          case HubVisit.NoToken noToken -> Finding.failed(noToken.why(), cureOfToken());
          case HubVisit.Asked asked -> of(asked.answer());
        });
  }

  private Finding of(HubAnswer answer) {
    return answer.outcome() == Outcome.SERVES
        ? Finding.ok(url() + " serves this device")
        : Finding.failed(
            url() + ": " + answer.detail() + " (" + code(answer.outcome()) + ")",
            cure(answer.outcome()));
  }

  private String cureOfToken() {
    boolean there = access.tokenFile().filter(Files::isReadable).isPresent();
    return there
        ? "Run `chmod 600 "
            + tokenFile()
            + "`, and see that its only line is the token the hub's operator issued for this"
            + " device."
        : "Put the token the hub's operator issued for this device into "
            + tokenFile()
            + ", and let nobody but the user the app runs as read it (chmod 600).";
  }

  private static ErrorCode code(Outcome outcome) {
    return switch (outcome) {
      case SERVES, TOKEN_UNKNOWN, NOT_ALLOWED, BUSY, BROKEN -> ErrorCode.HUB_02;
      case NO_SUCH_HOST, NOBODY_LISTENS, NO_ROUTE, TOO_SLOW, CUT, NOT_TRUSTED -> ErrorCode.HUB_01;
      case NOT_A_HUB -> ErrorCode.HUB_03;
    };
  }

  private String cure(Outcome outcome) {
    return switch (outcome) {
      case SERVES -> "";
      case NO_SUCH_HOST ->
          "Check the name in hub.url and this machine's name server (`getent hosts NAME`).";
      case NOBODY_LISTENS ->
          "Check the port in hub.url, and that the hub is started; a firewall may also refuse.";
      case NO_ROUTE -> "Check the cable or the Wi-Fi, and this machine's network settings.";
      case TOO_SLOW -> "Check the network and whether a firewall lets this machine through.";
      case CUT -> "Try again; if it stays so, look at the hub's log and what stands before it.";
      case NOT_TRUSTED ->
          "Check hub.url and this machine's clock; the hub's certificate must be valid for that"
              + " name, and a company's own authority must be among those this Java trusts.";
      case TOKEN_UNKNOWN ->
          "The hub does not know the token in "
              + tokenFile()
              + ": have one issued for this device and put it there.";
      case NOT_ALLOWED ->
          "The hub knows the token but does not let this device in: ask its operator about the"
              + " device and the store named in the configuration.";
      case BUSY -> "The hub is busy or stopping; try again in a minute.";
      case BROKEN -> "The hub itself has a failure: look at its log.";
      case NOT_A_HUB ->
          "Check the address in hub.url; a log-in page of the network or a proxy may answer in its"
              + " place.";
    };
  }

  private String url() {
    return access.url().map(Object::toString).orElse("embedded");
  }

  private String tokenFile() {
    return access.tokenFile().map(Object::toString).orElse("hub.token.file");
  }
}
