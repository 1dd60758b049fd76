/**
 * The report: one page for people who decide, readable without network or script.
 *
 * <p>Entry class: {@link org.kastanie.engine.output.report.ReportWriter}. All words stand in {@link
 * org.kastanie.engine.output.report.Phrases}; a translation replaces that class.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.output.report;
