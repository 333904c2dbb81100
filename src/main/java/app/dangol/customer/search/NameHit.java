package app.dangol.customer.search;

import app.dangol.id.CustomerId;

/**
 * Somebody whose name fits.
 *
 * @param how the best way in which it does
 */
public record NameHit(CustomerId id, How how) {
  /** In which way a name fits, the best first. */
  public enum How {
    /** It is the very name, or only the four digits were asked for. */
    EXACT,
    /** It begins so. */
    BEGINNING,
    /** One of its words, or the given name, begins so. */
    PART,
    /** By the first sounds of its syllables: ㄱㅁㅈ. */
    INITIALS,
    /** It sounds so in the other script. */
    SOUND,
    /** But for a slip of a finger. */
    TYPO
  }
}
