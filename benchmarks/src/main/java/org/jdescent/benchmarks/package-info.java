/** What a step costs, against what memory allows and against plain Java; measured by JMH. */
package org.jdescent.benchmarks;
