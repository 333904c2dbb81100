package app.dangol.device.camera;

import app.dangol.device.Bytes;
import app.dangol.device.Decoded;
import app.dangol.device.FrameDecoder;
import app.dangol.device.Framing;
import app.dangol.device.FramingReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream of grey pictures into pictures by their size and reads the codes in each. A linear
 * code counts once two pictures near each other have read it; a QR code, which corrects itself, at
 * once. A code is told once for as long as it is held there. What is read is the code's AIM
 * identifier and its text.
 */
public final class GreyFrameDecoder implements FrameDecoder {
  /** So many pictures after a read, a second one still supports it. */
  private static final int MEMORY = 5;

  /** A code that was not read in so many pictures has gone; a hand that shakes hides it shorter. */
  private static final int GONE = 20;

  private static final int MOST_REMEMBERED = 16;

  private final int width;
  private final int height;
  private final CodeReader reader;
  private final List<Sighting> sightings = new ArrayList<>();

  /** What was told and is still there, with the picture it was read in last. */
  private final List<Sighting> told = new ArrayList<>();

  private byte[] picture;
  private int filled;
  private long pictures;

  private record Sighting(Code code, long picture) {}

  /** With the limits of a camera's frame. */
  public static GreyFrameDecoder of(Framing.Camera camera) {
    return new GreyFrameDecoder(
        camera.width(), camera.height(), new CodeReader(camera.formats(), ReadLimits.LIVE));
  }

  GreyFrameDecoder(int width, int height, CodeReader reader) {
    this.width = width;
    this.height = height;
    this.reader = reader;
    picture = new byte[width * height];
  }

  @Override
  public List<Decoded> feed(byte[] chunk) {
    List<Decoded> results = new ArrayList<>();
    int taken = 0;
    while (taken < chunk.length) {
      int part = Math.min(chunk.length - taken, picture.length - filled);
      System.arraycopy(chunk, taken, picture, filled, part);
      taken += part;
      filled += part;
      if (filled == picture.length) {
        GreyImage image = new GreyImage(width, height, picture);
        picture = new byte[width * height];
        filled = 0;
        results.addAll(read(image));
      }
    }
    return results;
  }

  /** Reads one whole picture. */
  List<Decoded> read(GreyImage image) {
    pictures++;
    sightings.removeIf(sighting -> sighting.picture() < pictures - MEMORY);
    told.removeIf(sighting -> sighting.picture() < pictures - GONE);
    List<Decoded> results = new ArrayList<>();
    for (Code code : reader.read(image)) {
      if ((!code.symbology().isLinear() || wasSeen(code)) && isNew(code)) {
        results.add(Decoded.Payload.code(bytes(code)));
      }
      if (code.symbology().isLinear() && sightings.size() < MOST_REMEMBERED) {
        sightings.add(new Sighting(code, pictures));
      }
    }
    return results;
  }

  /** Notes that it is there now. */
  private boolean isNew(Code code) {
    boolean known = told.removeIf(sighting -> sighting.code().says(code));
    if (told.size() < MOST_REMEMBERED) {
      told.add(new Sighting(code, pictures));
    }
    return !known;
  }

  private boolean wasSeen(Code code) {
    return sightings.stream().anyMatch(seen -> seen.picture() < pictures && seen.code().says(code));
  }

  @Override
  public List<Decoded> flush() {
    int lost = filled;
    filled = 0;
    sightings.clear();
    told.clear();
    return lost == 0 ? List.of() : List.of(new Decoded.Refused(FramingReason.UNFINISHED, lost));
  }

  /** As a hand-held reader would send it; UPC-A as the EAN-13 it is. */
  private static Bytes bytes(Code code) {
    String text = code.symbology() == Symbology.UPC_A ? "0" + code.text() : code.text();
    return Bytes.of((code.aim() + text).getBytes(StandardCharsets.UTF_8));
  }
}
