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
          case HubVisit.NoWay noWay ->
              Finding.failed(
                  noWay.why(),
                  "Put the certificates of the authorities that sign the hub's certificate into the"
                      + " file hub.ca.file names, in PEM, or leave that line out.");
          case HubVisit.NoToken noToken -> Finding.failed(noToken.why(), cureOfToken());
          case HubVisit.Unenrolled unenrolled ->
              Finding.failed(
                  "this device is not enrolled at " + url() + " (HUB-07)",
                  "Start the app and have a manager approve the code it shows, or run"
                      + " `dangol enrol`.");
          case HubVisit.Ended ended ->
              Finding.failed(
                  "the hub has ended this device's enrolment (HUB-07)",
                  "Start the app or run `dangol enrol`: it ran out, or another device took its"
                      + " place. What a device holds that was revoked is destroyed then.");
          case HubVisit.Asked asked -> of(asked.answer());
        });
  }

  private Finding of(HubAnswer answer) {
    if (answer.outcome() == Outcome.ACCESS_EXPIRED) {
      // Looking must not renew it: the running app alone may use the refresh token.
      return Finding.ok(url() + " knows this device, whose access is renewed at its next exchange");
    }
    return answer.outcome() == Outcome.SERVES
        ? Finding.ok(url() + " serves this device")
        : Finding.failed(
            url() + ": " + answer.detail() + " (" + code(answer.outcome()) + ")",
            cure(answer.outcome()));
  }

  private String cureOfToken() {
    if (access.tokenFile().isEmpty()) {
      return "Put the device's key back, or start the app or `dangol enrol`, which lists what could"
          + " not be sent and enrols the device anew.";
    }
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
      case SERVES, ACCESS_EXPIRED, TOKEN_UNKNOWN, NOT_ALLOWED, BUSY, BROKEN -> ErrorCode.HUB_02;
      case REVOKED, ENROLMENT_EXPIRED, WIPE_ORDERED -> ErrorCode.HUB_07;
      case NO_SUCH_HOST, NOBODY_LISTENS, NO_ROUTE, TOO_SLOW, CUT, NOT_TRUSTED -> ErrorCode.HUB_01;
      case NOT_A_HUB -> ErrorCode.HUB_03;
    };
  }

  private String cure(Outcome outcome) {
    return switch (outcome) {
      case SERVES, ACCESS_EXPIRED -> "";
      case REVOKED ->
          "A manager has revoked this device, or its tokens were copied: at the next start of the"
              + " app or `dangol sync --once` it destroys what it holds. If it is to go on, enrol it"
              + " anew after that.";
      case ENROLMENT_EXPIRED ->
          "The device was away for more than 90 days: enrol it anew (`dangol enrol`, or start the"
              + " app).";
      case WIPE_ORDERED ->
          "A manager has ordered this device to be wiped: it does so at the next start of the app"
              + " or `dangol sync --once`.";
      case NO_SUCH_HOST ->
          "Check the name in hub.url and this machine's name server (`getent hosts NAME`).";
      case NOBODY_LISTENS ->
          "Check the port in hub.url, and that the hub is started; a firewall may also refuse.";
      case NO_ROUTE -> "Check the cable or the Wi-Fi, and this machine's network settings.";
      case TOO_SLOW -> "Check the network and whether a firewall lets this machine through.";
      case CUT -> "Try again; if it stays so, look at the hub's log and what stands before it.";
      case NOT_TRUSTED ->
          "Check hub.url and this machine's clock; the hub's certificate must be valid for that"
              + " name and signed by an authority in hub.ca.file, or without one by a public"
              + " authority. A company's own, or its proxy's that looks inside, goes into that file.";
      case TOKEN_UNKNOWN ->
          access.tokenFile().isEmpty()
              ? "The hub does not know this device's access token, which is another one by now or"
                  + " of another hub: start the app, which renews it, or run `dangol enrol`."
              : "The hub does not know the token in "
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
