/**
 * A base case plus a list of edits on objects.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.scenario;
