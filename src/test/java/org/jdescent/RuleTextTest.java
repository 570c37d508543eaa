package org.jdescent;

import static org.jdescent.Refusal.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules as text and back. */
class RuleTextTest {
  static List<Rule> rules() {
    return Stream.concat(Catalog.rules().stream(), Catalog.namedForMatrices().values().stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleComesBack(Rule rule) {
    assertEquals(rule, RuleText.parse(RuleText.of(rule)));
  }

  @Test
  void whatIsNotMentionedIsTheDefault() {
    assertEquals(Adam.defaults(), RuleText.parse("Adam"));
    assertEquals(Adam.defaults(), RuleText.parse(" Adam [ ] "));
    assertEquals(
        Adam.defaults().beta1(0.8).epsilonAfterCorrection(true),
        RuleText.parse("Adam[beta1=0.8, epsilonAfterCorrection = true]"));
  }

  @Test
  void whatIsWrongIsSaid() {
    refuses("there is no optimizer 'Adamm'", () -> RuleText.parse("Adamm"));
    refuses("there is no optimizer 'adam'", () -> RuleText.parse("adam"));
    refuses("Adam has no hyper-parameter 'beta3'", () -> RuleText.parse("Adam[beta3=1]"));
    refuses("Adam.beta1 must be in [0, 1), got 1.0", () -> RuleText.parse("Adam[beta1=1]"));
    refuses("beta1 must be a number, got 'x'", () -> RuleText.parse("Adam[beta1=x]"));
    refuses("a rule is written as", () -> RuleText.parse("Adam[beta1]"));
    refuses(
        "SGD.learningRate must be constant to be written as text",
        () -> RuleText.of(SGD.defaults().learningRate(Schedule.linear(1, 0, 10))));
    refuses(
        "only the hyper-parameters of an optimizer",
        () -> RuleText.of(SGD.defaults().decay(Decay.coupled(0.1))));
  }
}
