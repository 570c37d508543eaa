/** What hyper-parameters of different optimizers have in common. */
package org.jdescent.hyper;
