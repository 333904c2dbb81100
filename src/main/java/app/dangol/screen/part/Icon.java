package app.dangol.screen.part;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2RoundAL;
import org.kordamp.ikonli.material2.Material2RoundMZ;

/**
 * What an icon means on our screens, and the glyph that says it; one family, so they look drawn by
 * one hand.
 */
public enum Icon {
  SEARCH(Material2RoundMZ.SEARCH),
  EYE(Material2RoundMZ.VISIBILITY),
  EYE_OFF(Material2RoundMZ.VISIBILITY_OFF),
  NOTE(Material2RoundAL.EDIT),
  SERVE(Material2RoundAL.CHAT_BUBBLE_OUTLINE),
  SEND(Material2RoundAL.ARROW_UPWARD),
  MORE(Material2RoundMZ.MORE_HORIZ),
  CLOSE(Material2RoundAL.CLOSE),
  CHECK(Material2RoundAL.CHECK),
  WARNING(Material2RoundMZ.REPORT_PROBLEM),
  REMOVE(Material2RoundMZ.REMOVE_CIRCLE_OUTLINE),
  HOLD(Material2RoundAL.LOYALTY),
  CLOCK(Material2RoundAL.ACCESS_TIME),
  LOCK(Material2RoundAL.LOCK),
  PRIVACY(Material2RoundMZ.PRIVACY_TIP),
  STAFF(Material2RoundMZ.PEOPLE),
  PERSON_WAITS(Material2RoundAL.EMOJI_PEOPLE),
  BACK(Material2RoundAL.ARROW_BACK),
  // readers and what they send
  DEVICES(Material2RoundMZ.QR_CODE_SCANNER),
  CAMERA(Material2RoundMZ.PHOTO_CAMERA),
  PORT(Material2RoundMZ.USB),
  PAUSE(Material2RoundMZ.PAUSE),
  RESUME(Material2RoundMZ.PLAY_ARROW),
  CLEAR(Material2RoundAL.CLEAR_ALL),
  // how in step with the hub we are
  SYNCED(Material2RoundAL.CLOUD_DONE),
  SYNCING(Material2RoundMZ.SYNC),
  OFFLINE(Material2RoundAL.CLOUD_OFF),
  QUEUED(Material2RoundAL.CLOUD_UPLOAD),
  // where things are
  STORE(Material2RoundMZ.STOREFRONT),
  NEARBY(Material2RoundMZ.PLACE),
  DELIVERY(Material2RoundAL.LOCAL_SHIPPING),
  // what somebody has with the shop
  BOOK(Material2RoundMZ.MENU_BOOK),
  COUPON(Material2RoundAL.CONFIRMATION_NUMBER),
  ADD(Material2RoundAL.ADD),
  REOPEN(Material2RoundMZ.UNDO),
  // what happened
  ONLINE(Material2RoundMZ.SHOPPING_BAG),
  WISHED(Material2RoundAL.FAVORITE_BORDER),
  UNWISH(Material2RoundAL.FAVORITE),
  CALL(Material2RoundAL.CALL),
  RETURN(Material2RoundAL.ASSIGNMENT_RETURN),
  // at a kiosk
  TAP(Material2RoundMZ.NFC),
  DOWN(Material2RoundAL.ARROW_DOWNWARD),
  LARGER(Material2RoundAL.FORMAT_SIZE),
  CONTRAST(Material2RoundMZ.TONALITY),
  LOWER(Material2RoundMZ.VERTICAL_ALIGN_BOTTOM),
  LANGUAGE(Material2RoundAL.LANGUAGE),
  // why a suggestion is made
  DUE_AGAIN(Material2RoundAL.AUTORENEW),
  GOES_WITH(Material2RoundMZ.STYLE),
  INSTEAD(Material2RoundMZ.REPEAT),
  OFTEN_BOUGHT(Material2RoundMZ.TRENDING_UP),
  NEW_IN(Material2RoundMZ.NEW_RELEASES),
  GIFT(Material2RoundAL.CARD_GIFTCARD),
  TRY(Material2RoundAL.EXPLORE),
  VIEWED(Material2RoundAL.HISTORY);

  /** A constant of an enum itself. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Ikon glyph;

  Icon(Ikon glyph) {
    this.glyph = glyph;
  }

  /**
   * A new node showing the icon. Its size comes from a style class, because the theme's rule beats
   * {@code setIconSize} and an inline style would take the glyph's font away.
   *
   * @param size 16, 18, 20, 22, 24 or 34, in px at 100 %
   * @param tones style classes that colour it, such as {@code warm} or {@code success}
   */
  public FontIcon node(int size, String... tones) {
    FontIcon icon = new FontIcon(glyph);
    icon.getStyleClass().addAll("icon", "icon-" + size);
    icon.getStyleClass().addAll(tones);
    return icon;
  }
}
