/**
 * The configurations of devices and hubs as records, their readers and the problems they found; a
 * shop system's keys are read by whoever knows it. Imports no other room.
 */
@NullMarked
package app.dangol.config;

import org.jspecify.annotations.NullMarked;
