/**
 * The invented quarter of {@code kastanie demo}, written as files of the kinds a city has, so that the demo goes through the
 * same readers as a real city. Entry class: {@link org.kastanie.engine.demo.DemoQuarter}.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.demo;
