/** Files of state: safetensors, read strictly and written so that no crash can lose one. */
package org.jdescent.internal.file;
