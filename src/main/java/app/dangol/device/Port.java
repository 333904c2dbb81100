package app.dangol.device;

/**
 * A two-way line of bytes, known by its path. All calls come from one thread, the one that opened
 * it; none may be made on the screen's thread. A port that was closed can be opened again.
 */
public interface Port {
  /** The path it is opened by, such as {@code /dev/serial/by-id/…} or {@code COM3}. */
  String path();

  /**
   * Opens and sets it up.
   *
   * @throws app.dangol.failure.DangolException DEV-01 if that fails
   */
  void open();

  /**
   * Bytes that can be read without waiting.
   *
   * @throws app.dangol.failure.DangolException DEV-02 if the port has gone
   */
  int available();

  /**
   * Takes that many bytes, which must be {@link #available}.
   *
   * @throws app.dangol.failure.DangolException DEV-02 if the port has gone
   */
  byte[] read(int count);

  /**
   * Sends all bytes; waits while the line is full.
   *
   * @throws app.dangol.failure.DangolException DEV-02 if the port has gone or took only a part
   */
  void write(byte[] bytes);

  /** Lets go of it, also when it has gone. Does nothing if it is not open. */
  void close();
}
