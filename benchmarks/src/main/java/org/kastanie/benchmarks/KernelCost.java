package org.kastanie.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What one element of a benchmarked kernel needs at least, so that a time can be read as a share of the machine's roof. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface KernelCost {
    /** Elements one invocation works on. */
    int elements();

    /** Bytes moved to or from memory per element, each array counted once (0: lives in cache). */
    double bytes() default 0;

    /** Additions, multiplications, divisions, roots, minima and maxima per element, a fused one counted as two. */
    double flops() default 0;
}
