package app.dangol.wire;

/** GET /v1/card-keys: what a device needs to judge the chain's signed cards by itself. */
public final class CardKeys {
  private CardKeys() {}

  /**
   * The newest set. Nothing of it is secret.
   *
   * @param chain who issues the cards
   * @param root the public half of the chain's root key, Ed25519, 64 lower-case hex digits
   * @param version as in the document
   * @param document base64 of the keys and revocations, signed with the root key
   */
  public record Answer(String chain, String root, long version, String document) {
    /** Without the document, in which members may stand. */
    @Override
    public String toString() {
      return "CardKeys[" + chain + " " + version + "]";
    }
  }
}
