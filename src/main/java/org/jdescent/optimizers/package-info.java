/** The catalogue: one class per optimizer, called as in its paper. */
package org.jdescent.optimizers;
