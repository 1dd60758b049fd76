/**
 * Compose scene, forcing, scenario and model into one run: tiles, threads, checkpoint, progress, manifest.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.run;
