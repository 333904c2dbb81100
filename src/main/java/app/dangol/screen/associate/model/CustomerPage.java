package app.dangol.screen.associate.model;

import app.dangol.id.CustomerId;
import java.util.List;
import java.util.Optional;

/**
 * The customer in front of us, in words.
 *
 * @param suspended that they want nothing done with their data for now; else blank
 * @param basis what the suggestions were chosen from
 * @param offers the best first
 * @param story newest first
 * @param insight where they are, if that may be told
 */
public record CustomerPage(
    CustomerId id,
    HeaderText header,
    String suspended,
    String basis,
    List<OfferText> offers,
    List<StoryText> story,
    Optional<InsightText> insight) {}
