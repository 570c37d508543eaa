/**
 * The public contract: an {@link org.jdescent.Optimizer} updates parameters that the caller owns.
 */
package org.jdescent;
