package app.dangol.launch;

import app.dangol.device.Port;

/** A port whose traffic is counted. Threads as with the port itself. */
final class DevicesPort implements Port {
  private final Port port;
  private final DevicesWatch watch;

  DevicesPort(Port port, DevicesWatch watch) {
    this.port = port;
    this.watch = watch;
  }

  @Override
  public String path() {
    return port.path();
  }

  @Override
  public void open() {
    port.open();
    watch.opened();
  }

  @Override
  public int available() {
    return port.available();
  }

  @Override
  public byte[] read(int count) {
    byte[] bytes = port.read(count);
    watch.received(bytes.length);
    return bytes;
  }

  @Override
  public void write(byte[] bytes) {
    port.write(bytes);
    watch.sent(bytes.length);
  }

  @Override
  public void close() {
    port.close();
  }
}
