package app.dangol.device;

/**
 * Keeps one device going on a thread of its own, and what it sends flowing into a {@link
 * DeviceFeed}. Any thread may call it, but none that must not wait may close it.
 */
public interface DeviceReader extends AutoCloseable {
  /**
   * Starts the reading; to be called once.
   *
   * @throws IllegalThreadStateException if it was started before
   */
  void start();

  /** The newest status. */
  DeviceStatus status();

  /** Stops the reading and lets the device go; returns when that is done, or after some seconds. */
  @Override
  void close();
}
