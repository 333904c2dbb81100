/**
 * What a customer's own history says of where they are: figures of their purchases, what is about
 * due, whether they are likely to come, and the stage of their journey, each with the facts it was
 * reckoned from. Pure arithmetic; may import {@code customer}, {@code catalog} and {@code trust},
 * never a database or a screen.
 */
@NullMarked
package app.dangol.insight;

import org.jspecify.annotations.NullMarked;
