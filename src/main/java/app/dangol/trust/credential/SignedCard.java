package app.dangol.trust.credential;

import app.dangol.id.CustomerId;

/**
 * A signed card that counts.
 *
 * @param proves whether it shows that its owner is here, and lets them act once; else it may be a
 *     copy, and tells only who somebody says they are
 * @param oneTime whether it lets its bearer act once in the whole chain, of which the hub alone can
 *     tell
 */
public record SignedCard(CustomerId member, boolean proves, boolean oneTime) {}
