/** Zip archives of a city's files: opened with care, unpacked into a folder that goes with the process. */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.twin.archive;
