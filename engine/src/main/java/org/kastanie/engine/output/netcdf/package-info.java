/**
 * NetCDF-4 files: fields of a run after the CF conventions ({@link org.kastanie.engine.output.netcdf.FieldFiles}) and the
 * scene as a static driver of PALM ({@link org.kastanie.engine.output.netcdf.StaticDriver}).
 *
 * <p>HDF5 is written by jhdf; {@link org.kastanie.engine.output.netcdf.NetCdf} adds what makes NetCDF-4 of it.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.output.netcdf;
