/**
 * A base case plus a list of edits on objects: {@link org.kastanie.engine.scenario.Scenario#apply} checks each edit against
 * the twin and returns the twin after it.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.scenario;
