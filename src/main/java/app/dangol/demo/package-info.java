/**
 * The demo shop's data: how it is made from the public data set, and how it is put into an embedded
 * hub. May import {@code wire} and {@code hub}.
 */
@NullMarked
package app.dangol.demo;

import org.jspecify.annotations.NullMarked;
