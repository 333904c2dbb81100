package app.dangol.screen.part;

import app.dangol.screen.PriceText;
import app.dangol.screen.part.still.Subject;

/**
 * One suggestion as the screen tells it; all texts are in the reader's language already.
 *
 * @param subject what the picture shows
 * @param pictureWords the picture for the screen reader: colour and category
 * @param reasonIcon what kind of reason it is
 * @param reason why this is suggested, in one short line
 * @param name the product's name; two lines are shown at most
 */
public record Offer(
    Subject subject,
    String pictureWords,
    Icon reasonIcon,
    String reason,
    String name,
    PriceText price,
    Stock stock) {}
