package app.dangol.trust.wrap;

import app.dangol.trust.wrap.WrapException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * {@code systemd-creds}: wraps with the machine's secret, and with its TPM where there is one. The
 * key goes through standard input and output, never through arguments or files.
 */
final class SystemdCreds implements KeyWrap {
  static final String NAME = "dangol-device-key";
  private static final String WORD = "systemd-creds";

  /** A TPM takes seconds for what a processor does at once. */
  private static final int PATIENCE_SECONDS = 30;

  private static final int MAX_BYTES = 64 * 1024;
  private static final int PROBE_BYTES = 16;
  private static final int ID_BYTES = 16;

  /** How systemd's creds-util.h marks at a credential's beginning that a TPM has a part in it. */
  private static final Set<String> WITH_TPM =
      Set.of(
          "0c7cc07b11764591" + "9c4b0bea08bc20fe",
          "faf7eb9341e3412c" + "a1a436f95a29362f",
          "93a8940948744490" + "90caf2fc93cab553",
          "af4950a849134eb1" + "a73846304ff30c05",
          "ef4ac13679a9480e" + "a7db68897f9f165d",
          "adbc4ca3efb64201" + "ba881b6f2e4095ea");

  private final Path program;
  private final boolean ofUser;

  /**
   * @param ofUser whether to ask on behalf of a user who is not root, which systemd 256 and newer
   *     do
   */
  SystemdCreds(Path program, boolean ofUser) {
    this.program = program;
    this.ofUser = ofUser;
  }

  static String wordOf(boolean ofUser) {
    return ofUser ? WORD + "-user" : WORD;
  }

  @Override
  public String word() {
    return wordOf(ofUser);
  }

  @Override
  public byte[] wrap(byte[] plain) throws WrapException {
    return run("encrypt", List.of("--with-key=auto"), plain);
  }

  @Override
  public byte[] unwrap(byte[] wrapped) throws WrapException {
    try {
      return run("decrypt", List.of(), wrapped);
    } catch (WrapException e) {
      throw explained(wrapped, e);
    }
  }

  /** A store that wraps and unwraps something else has not wrapped this. */
  private WrapException explained(byte[] wrapped, WrapException cause) {
    byte[] probe = new byte[PROBE_BYTES];
    new SecureRandom().nextBytes(probe);
    try {
      byte[] again = wrap(probe);
      if (!Arrays.equals(probe, run("decrypt", List.of(), again))) {
        return cause;
      }
      if (backing(wrapped) == Backing.TPM && backing(again) != Backing.TPM) {
        return new WrapException(
            Kind.UNAVAILABLE, "the TPM that it was wrapped with does not answer", cause);
      }
    } catch (WrapException e) {
      return cause;
    }
    return new WrapException(
        Kind.FOREIGN, "systemd-creds works here, but did not wrap this key", cause);
  }

  @Override
  public Backing backing(byte[] wrapped) {
    try {
      byte[] raw = Base64.getMimeDecoder().decode(new String(wrapped, StandardCharsets.US_ASCII));
      String id = HexFormat.of().formatHex(Arrays.copyOf(raw, ID_BYTES));
      return WITH_TPM.contains(id) ? Backing.TPM : Backing.MACHINE;
    } catch (IllegalArgumentException e) {
      return Backing.MACHINE;
    }
  }

  private byte[] run(String what, List<String> options, byte[] in) throws WrapException {
    List<String> command = new ArrayList<>(List.of(program.toString(), what, "--name=" + NAME));
    command.addAll(options);
    if (ofUser) {
      command.add("--user");
    }
    command.addAll(List.of("-", "-"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      Thread.ofVirtual().name("systemd-creds patience").start(() -> endIfStuck(process));
      try (OutputStream input = process.getOutputStream()) {
        input.write(in); // less than a pipe holds, so it waits for nobody
      } catch (IOException e) {
        // It ended without reading; its status says why.
      }
      byte[] out = process.getInputStream().readNBytes(MAX_BYTES);
      int status = process.waitFor();
      if (status != 0 || out.length == 0) {
        throw new WrapException(
            Kind.UNAVAILABLE, "systemd-creds " + what + " ended with status " + status, null);
      }
      return out;
    } catch (IOException e) {
      throw new WrapException(Kind.UNAVAILABLE, program + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WrapException(Kind.UNAVAILABLE, "interrupted while systemd-creds ran", e);
    }
  }

  private static void endIfStuck(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
