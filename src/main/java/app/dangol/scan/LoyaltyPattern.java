package app.dangol.scan;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What one kind of the shop's member number looks like, from the kiosk configuration. The whole
 * number must match, after surrounding blanks are cut off and letters made upper-case.
 *
 * @param name for messages
 * @param regex a Java regular expression of at most 200 characters
 */
public record LoyaltyPattern(String name, String regex) {
  private static final int MAX_REGEX_LENGTH = 200;

  /**
   * @throws DangolException CFG-01 if the expression is too long or malformed
   */
  public LoyaltyPattern {
    if (regex.isEmpty() || regex.length() > MAX_REGEX_LENGTH) {
      throw new DangolException(
          ErrorCode.CFG_01,
          "loyalty pattern '" + name + "' must have 1 to " + MAX_REGEX_LENGTH + " characters");
    }
    try {
      Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new DangolException(
          ErrorCode.CFG_01, "loyalty pattern '" + name + "' = '" + regex + "' is malformed", e);
    }
  }
}
