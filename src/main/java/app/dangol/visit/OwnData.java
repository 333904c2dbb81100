package app.dangol.visit;

import app.dangol.config.ConsentTexts;
import app.dangol.customer.StruckTaste;
import app.dangol.trust.ConsentPurpose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a public screen tells somebody who has proven that it is them about their own data: less
 * than a tablet does, for others may read along. No id, no day, no number of theirs.
 *
 * @param granted what counts now; every other purpose is off
 * @param childs whether a guardian agreed for them, who alone may change it
 * @param asked what the store has been asked for and has yet to do
 * @param texts what they are told before they agree
 * @param agreedTo what they were told of a purpose, where that is another text than today's
 * @param concluded kinds and colours they are taken to like
 * @param struck what they struck out; of what they bought no product is told
 */
public record OwnData(
    Set<ConsentPurpose> granted,
    boolean suspended,
    boolean childs,
    List<AskedFor> asked,
    ConsentTexts texts,
    Map<ConsentPurpose, AgreedText> agreedTo,
    List<TasteLook> concluded,
    List<TasteLook> struck) {
  public OwnData {
    granted = Set.copyOf(granted);
    asked = List.copyOf(asked);
    agreedTo = Map.copyOf(agreedTo);
    concluded = List.copyOf(concluded);
    struck = List.copyOf(struck);
  }

  static OwnData of(PrivacyLook look) {
    return new OwnData(
        look.granted(),
        look.suspended(),
        look.isChilds(),
        look.asked(),
        look.texts(),
        look.agreedTo(),
        look.concluded(),
        look.struck().stream().map(OwnData::untold).toList());
  }

  /** What somebody bought is not named where others read along. */
  private static TasteLook untold(TasteLook look) {
    return look.taste().what() == StruckTaste.What.BECAUSE
        ? new TasteLook(look.taste(), Optional.empty())
        : look;
  }

  @Override
  public String toString() {
    return "OwnData[]";
  }
}
