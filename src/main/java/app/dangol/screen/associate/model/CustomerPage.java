package app.dangol.screen.associate.model;

import app.dangol.id.CustomerId;
import java.util.List;

/**
 * The customer in front of us, in words.
 *
 * @param suspended that they want nothing done with their data for now; else blank
 * @param basis what the suggestions were chosen from
 * @param offers the best first
 * @param story newest first
 */
public record CustomerPage(
    CustomerId id,
    HeaderText header,
    String suspended,
    String basis,
    List<OfferText> offers,
    List<StoryText> story) {}
