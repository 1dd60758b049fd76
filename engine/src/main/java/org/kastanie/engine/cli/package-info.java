/**
 * Commands over jobs.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.cli;
