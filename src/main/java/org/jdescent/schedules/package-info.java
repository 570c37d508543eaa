/** The schedules: one class per shape. {@link org.jdescent.Schedule} has their factories. */
package org.jdescent.schedules;
