@NullMarked
package app.dangol.hub.keys;

import org.jspecify.annotations.NullMarked;
