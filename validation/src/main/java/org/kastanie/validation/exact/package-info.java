/**
 * Exact references of the radiation, in double precision and sharing nothing with the model but the columns of the city:
 * rays ({@link org.kastanie.validation.exact.ExactRays}) and the radiosity of small scenes by dense view factors
 * ({@link org.kastanie.validation.exact.ExactExchange}). Slow; see docs/theory/radiation.md, Exchange compared.
 */
package org.kastanie.validation.exact;
