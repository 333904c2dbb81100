package app.dangol.device.serial;

import app.dangol.device.Port;
import app.dangol.device.SerialSettings;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import jssc.SerialPort;
import jssc.SerialPortException;
import org.jspecify.annotations.Nullable;

/**
 * A serial port through jSSC. Only its calls that never wait are used: it has no listener, and
 * {@link #read} must be asked for no more than is {@link #available}, because jSSC's read waits for
 * the full count and, once the other end has gone, for ever. That window is the few microseconds
 * between the two calls.
 */
public final class JsscPort implements Port {
  private final String path;
  private final SerialSettings settings;
  private @Nullable SerialPort opened;

  public JsscPort(String path, SerialSettings settings) {
    this.path = path;
    this.settings = settings;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public void open() {
    if (opened != null) {
      throw new IllegalStateException(path + " is open already");
    }
    SerialPort port = newPort();
    try {
      port.openPort();
    } catch (SerialPortException e) {
      throw cannotOpen(e.getExceptionType(), e);
    }
    opened = port;
    try {
      configure(port);
    } catch (SerialPortException e) {
      close();
      throw cannotOpen(e.getExceptionType(), e);
    } catch (DangolException e) {
      close();
      throw e;
    }
  }

  @Override
  public int available() {
    SerialPort port = requireOpen();
    try {
      return known(port.getInputBufferBytesCount());
    } catch (SerialPortException e) {
      throw gone(e);
    }
  }

  /** On Windows jSSC counts −1 where the device has gone, and throws nothing. */
  int known(int count) {
    if (count < 0) {
      throw new DangolException(ErrorCode.DEV_02, "port " + path + ": gone");
    }
    return count;
  }

  @Override
  public byte[] read(int count) {
    SerialPort port = requireOpen();
    try {
      return port.readBytes(count);
    } catch (SerialPortException e) {
      throw gone(e);
    }
  }

  @Override
  public void write(byte[] bytes) {
    SerialPort port = requireOpen();
    boolean complete;
    try {
      complete = port.writeBytes(bytes);
    } catch (SerialPortException e) {
      throw gone(e);
    }
    if (!complete) {
      throw new DangolException(ErrorCode.DEV_02, "port " + path + " took only a part or nothing");
    }
  }

  @Override
  public void close() {
    SerialPort port = opened;
    if (port == null) {
      return;
    }
    opened = null;
    try {
      // Bytes not sent yet would hold up the closing until the device takes them.
      port.purgePort(SerialPort.PURGE_TXCLEAR);
      port.closePort();
    } catch (SerialPortException e) {
      throw gone(e);
    }
  }

  private SerialPort newPort() {
    try {
      return new SerialPort(path);
    } catch (LinkageError e) {
      // The native library is unpacked into the temp folder, which may forbid execution.
      throw new DangolException(
          ErrorCode.DEV_01,
          "port "
              + path
              + ": the serial library cannot be loaded; set"
              + " -Djssc.boot.library.path to a folder that holds it and allows execution",
          e);
    }
  }

  private void configure(SerialPort port) throws SerialPortException {
    boolean done =
        port.setParams(settings.baud(), settings.dataBits(), stopBits(), parity(), true, true);
    // setParams also says false when all was set but the line has no RTS and DTR, as a pseudo
    // terminal; setRTS tells the two apart.
    if (!done && port.setRTS(true)) {
      throw cannotOpen(settings + " refused", null);
    }
  }

  private int stopBits() {
    return switch (settings.stopBits()) {
      case ONE -> SerialPort.STOPBITS_1;
      case TWO -> SerialPort.STOPBITS_2;
    };
  }

  private int parity() {
    return switch (settings.parity()) {
      case NONE -> SerialPort.PARITY_NONE;
      case ODD -> SerialPort.PARITY_ODD;
      case EVEN -> SerialPort.PARITY_EVEN;
    };
  }

  private SerialPort requireOpen() {
    SerialPort port = opened;
    if (port == null) {
      throw new DangolException(ErrorCode.DEV_02, "port " + path + " is not open");
    }
    return port;
  }

  private DangolException cannotOpen(String why, @Nullable Throwable cause) {
    return new DangolException(ErrorCode.DEV_01, "port " + path + ": " + why, cause);
  }

  private DangolException gone(SerialPortException cause) {
    return new DangolException(
        ErrorCode.DEV_02, "port " + path + ": " + cause.getExceptionType(), cause);
  }
}
