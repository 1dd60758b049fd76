/**
 * Which of many things to choose under a number and a budget so that their joint benefit is largest: plain arrays, no files,
 * no city. {@link org.kastanie.engine.planting.choice.Problem} says what is allowed, {@link
 * org.kastanie.engine.planting.choice.Benefit} what a set is worth; {@link
 * org.kastanie.engine.planting.choice.Chooser} finds a good set and {@link
 * org.kastanie.engine.planting.choice.ConcaveBound} says how much better any other could be. Theory: docs/plan-trees.md.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.planting.choice;
