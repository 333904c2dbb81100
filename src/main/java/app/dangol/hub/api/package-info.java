/** The central API over HTTP: routes, limits, answers. */
@NullMarked
package app.dangol.hub.api;

import org.jspecify.annotations.NullMarked;
