/** What every room of the engine shares: typed errors of input and the reference of a grid to the earth. */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine;
