package app.dangol.trust.credential;

/**
 * What a device needs to judge credentials by itself, as it travels; nothing of it is secret.
 *
 * @param chain the issuer
 * @param root the public half of its root key, which must reach the device in a way that is safe
 * @param version as the hub says it; what counts is the one inside the document
 * @param document base64 of the key set, signed with the root key
 */
public record PublishedKeys(String chain, PublicHalf root, long version, String document) {
  /** Without the document, in which members may stand. */
  @Override
  public String toString() {
    return "PublishedKeys[" + chain + " " + version + "]";
  }
}
