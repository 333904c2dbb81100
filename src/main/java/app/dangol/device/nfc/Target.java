package app.dangol.device.nfc;

import app.dangol.device.Bytes;
import java.util.Arrays;
import java.util.Optional;

/**
 * A Type A tag as the answer to {@code InListPassiveTarget} tells of it (NXP UM0701-02 §7.3.5).
 *
 * @param senseRes SENS_RES (ATQA), high byte first as the reader sends it
 * @param selectRes SEL_RES (SAK)
 * @param uid 4, 7 or 10 bytes, without cascade tags
 */
record Target(int senseRes, int selectRes, Bytes uid) {
  private static final byte LISTED = 0x4B;
  private static final byte CASCADE_TAG = (byte) 0x88;
  private static final byte RANDOM = 0x08;
  private static final int ISO_DEP = 0x20;

  /** Frame identifier, code, count, target number, two bytes SENS_RES, SEL_RES, UID length. */
  private static final int HEAD = 8;

  /** Whether this is the answer to {@code InListPassiveTarget}, be there a tag or none. */
  static boolean isList(byte[] data) {
    return data.length >= 3 && data[0] == Hsu.FROM_READER && data[1] == LISTED;
  }

  /** How many tags the answer speaks of. */
  static int count(byte[] list) {
    return list[2] & 0xFF;
  }

  /**
   * The first tag of the answer; empty if there is none, or the bytes do not fit together as those
   * of a Type A tag, so that no other kind's bytes are taken for a UID.
   */
  static Optional<Target> find(byte[] list) {
    if (list.length < HEAD || count(list) < 1 || count(list) > 2 || list[3] != 1) {
      return Optional.empty();
    }
    int end = HEAD + (list[7] & 0xFF);
    if (list.length < end || !endsWell(list, end)) {
      return Optional.empty();
    }
    int selectRes = list[6] & 0xFF;
    return realUid(Arrays.copyOfRange(list, HEAD, end))
        .map(uid -> new Target((list[4] & 0xFF) << 8 | list[5] & 0xFF, selectRes, uid));
  }

  /** Behind the UID stands nothing, or the tag's ATS, which begins with its own length. */
  private static boolean endsWell(byte[] list, int end) {
    if (count(list) > 1 || list.length == end) {
      return true;
    }
    boolean speaksIsoDep = (list[6] & ISO_DEP) != 0;
    return speaksIsoDep && list.length == end + (list[end] & 0xFF);
  }

  /** Some firmware leaves in the cascade tag that stands before each part but the last. */
  private static Optional<Bytes> realUid(byte[] sent) {
    return switch (sent.length) {
      case 4, 7, 10 -> Optional.of(Bytes.of(sent));
      case 8 ->
          sent[0] == CASCADE_TAG
              ? Optional.of(Bytes.of(Arrays.copyOfRange(sent, 1, 8)))
              : Optional.empty();
      case 12 -> tripleSize(sent);
      default -> Optional.empty();
    };
  }

  private static Optional<Bytes> tripleSize(byte[] sent) {
    if (sent[0] != CASCADE_TAG || sent[4] != CASCADE_TAG) {
      return Optional.empty();
    }
    byte[] uid = new byte[10];
    System.arraycopy(sent, 1, uid, 0, 3);
    System.arraycopy(sent, 5, uid, 3, 7);
    return Optional.of(Bytes.of(uid));
  }

  /** An NFC Forum Type 2 tag, or one of its relatives that is read alike. */
  boolean isType2() {
    return selectRes == 0;
  }

  /** A number made up anew each time the tag gets power (ISO/IEC 14443-3): telephones do that. */
  boolean hasRandomUid() {
    return uid.length() == 4 && uid.toArray()[0] == RANDOM;
  }

  /** Whether the other is this one, still there. Two random numbers may be the same telephone. */
  boolean isStill(Target other) {
    return uid.equals(other.uid)
        || (hasRandomUid() && other.hasRandomUid() && selectRes == other.selectRes);
  }
}
