/** The optimizer step for the JVM: one native call updates every parameter of a model in place. */
module org.jdescent {
  requires transitive org.bytedeco.javacpp;
  requires jdk.jfr;

  exports org.jdescent;
  exports org.jdescent.hyper;
  exports org.jdescent.optimizers;
  exports org.jdescent.schedules;
}
