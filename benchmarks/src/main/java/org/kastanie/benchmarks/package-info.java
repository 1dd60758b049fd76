/** How fast: JMH benchmarks of the kernels and whole-day runs beside the machine's roof. */
@org.jspecify.annotations.NullMarked
package org.kastanie.benchmarks;
