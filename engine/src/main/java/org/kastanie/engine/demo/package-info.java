/**
 * The built-in quarter: made by Kastanie itself, written as the files a real city has.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.demo;
