/**
 * The door to the language bundles: every text a person sees comes through here, in Korean and
 * English. Imports only {@code id} and {@code failure}.
 */
@NullMarked
package app.dangol.text;

import org.jspecify.annotations.NullMarked;
