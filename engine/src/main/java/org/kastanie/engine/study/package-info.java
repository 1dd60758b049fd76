/**
 * A base case (IST) and variants of it (PLAN) side by side: {@link org.kastanie.engine.study.StudyRun} runs each, compares
 * them, and writes tables, a walk, cool places and a report. See docs/study.md.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.study;
