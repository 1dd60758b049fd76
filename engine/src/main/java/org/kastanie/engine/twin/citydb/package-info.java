/**
 * Take the objects of an area out of a 3DCityDB (version 5 or 4, PostgreSQL with PostGIS) into a CityGML file.
 *
 * <p>Entry class: {@link org.kastanie.engine.twin.citydb.CityDb}. The objects become CityGML features of the same library
 * that reads CityGML files, so that a building from the database and the same building from a file make the same
 * {@link org.kastanie.engine.twin.Building}. Tables and their meaning: <a
 * href="https://docs.3dcitydb.org/latest/3dcitydb/relational-schema/">documentation of the relational schema</a>.
 *
 * <p>Reading only: a read-only transaction of one snapshot, a limit on the time of a statement. User and password come
 * from the environment (PGUSER, PGPASSWORD, PGPASSFILE), never from a job, and stand in no file that is written.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.twin.citydb;
