/**
 * Where trees help most: candidate places are read and checked ({@link org.kastanie.engine.planting.Feasibility}), each is
 * tried alone on a recorded hot day with its air held ({@link org.kastanie.engine.planting.TrialGains}), sets are chosen by
 * {@link org.kastanie.engine.planting.choice.Chooser}, and the chosen set is computed again by the whole model. Entry: {@link
 * org.kastanie.engine.planting.TreePlanning}. Theory and figures: docs/plan-trees.md.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.planting;
