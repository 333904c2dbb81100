package app.dangol.trust.wrap;

/** One key store of an operating system, as something that wraps a few hundred bytes. May block. */
public interface KeyWrap {
  /** The word by which the head of {@code device.key} says who wrapped it. */
  String word();

  /**
   * Wraps bytes so that this machine, or this user of it, can unwrap them again.
   *
   * @throws WrapException UNAVAILABLE if the store cannot be used
   */
  byte[] wrap(byte[] plain) throws WrapException;

  /**
   * Opens what {@link #wrap} made.
   *
   * @throws WrapException FOREIGN if the store works and this is not its own, UNAVAILABLE if it
   *     cannot be asked now
   */
  byte[] unwrap(byte[] wrapped) throws WrapException;

  /** What holds the secret that opens it. */
  Backing backing(byte[] wrapped);

  /** What holds the secret that opens a wrapped key. */
  enum Backing {
    /** A chip that gives it to nobody. */
    TPM,
    /** A secret of this machine, which its administrator can read. */
    MACHINE,
    /** A secret of the user the program runs as. */
    USER,
    /** A secret the service manager hands to the service; whether a TPM holds that is not seen. */
    SERVICE,
    /** Nothing: the key lies in clear in a file of its owner alone. */
    FILE
  }
}
