package app.dangol.visit;

import app.dangol.config.ConsentTexts;
import java.util.Optional;

/**
 * What somebody was told of a purpose when they agreed, where that is another text than today's.
 *
 * @param version of the text they agreed to
 * @param told empty where this device has never run with it
 */
public record AgreedText(String version, Optional<ConsentTexts.Wording> told) {}
