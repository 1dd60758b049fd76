/**
 * The only importer of the Vector API. A kernel gets arrays, offset, count, stride and scalars; no objects, exceptions,
 * logging or allocation inside.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.kernel.vector;
