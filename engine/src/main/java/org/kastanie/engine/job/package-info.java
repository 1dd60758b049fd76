/**
 * Life cycle of a requested run: job file, schema, checks.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.job;
