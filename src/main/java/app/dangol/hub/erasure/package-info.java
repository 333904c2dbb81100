/**
 * Everything the hub holds of somebody: tells it to them, or takes it out of the hub, tells every
 * device, and asks the shop systems to do the same.
 */
@NullMarked
package app.dangol.hub.erasure;

import org.jspecify.annotations.NullMarked;
