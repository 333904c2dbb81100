package app.dangol.launch.doctor;

import app.dangol.central.AccessToken;
import java.util.Optional;

/**
 * What a device keeps of its enrolment.
 *
 * @param accessToken empty if it is not enrolled
 * @param ended whether the hub has ended it
 */
public record KeptEnrolment(Optional<AccessToken> accessToken, boolean ended) {
  @Override
  public String toString() {
    return "KeptEnrolment[]";
  }
}
