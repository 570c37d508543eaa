/** How it works. Not for use by others: anything here may change at any time. */
package org.jdescent.internal;
