/**
 * From a camera's frames, or a picture, to the codes in it: frame sources that are commands, 8-bit
 * grey pictures, the reader for QR codes and linear codes. Imports nothing but the device room it
 * lies in; what a code means is another room's business.
 *
 * <p>A picture's way: {@link app.dangol.device.camera.GreyImage} → {@link
 * app.dangol.device.camera.CodeReader} → {@link app.dangol.device.camera.Code}.
 */
@NullMarked
package app.dangol.device.camera;

import org.jspecify.annotations.NullMarked;
