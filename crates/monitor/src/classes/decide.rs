//! From figures to a class: the first rule in order that holds.

use super::Class;
use super::because::{Because, Rule};
use super::evidence::{Evidence, Figures};
use super::rules::Rules;

/// What the rules say.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The class.
    pub class: Class,
    /// Why.
    pub because: Because,
}

/// The class of a customer whose present one is `present`. A class that is left has to be left by the margin: what made it once keeps it until
/// figures are clearly beyond its border, so that one more look at the same evidence never gives another class.
pub fn decide(evidence: &Evidence, rules: &Rules, present: Class) -> Verdict {
    let (rule, class, held) = first(evidence, rules, present);
    Verdict { class, because: Because { rule, held, consumer: evidence.consumer, figures: evidence.figures.clone() } }
}

fn first(evidence: &Evidence, rules: &Rules, present: Class) -> (Rule, Class, bool) {
    let figures = &evidence.figures;
    if evidence.outside.is_some() {
        return (Rule::NoCustomer, Class::NotKnown, false);
    }
    if let Some(rule) = unknown(evidence, rules) {
        return (rule, Class::NotKnown, false);
    }
    let tests: [(Class, Test); 4] = [(Class::Dangling, dangling), (Class::AtRisk, at_risk), (Class::Growth, growth), (Class::Happy, happy)];
    let (strict, loose) = (Borders::of(rules, 0.0), Borders::of(rules, 1.0));
    for (class, test) in tests {
        if let Some(rule) = test(figures, &strict) {
            return (rule, class, false);
        }
        if class == present
            && let Some(rule) = test(figures, &loose)
        {
            return (rule, class, true);
        }
    }
    (Rule::Mixed, Class::Mixed, false)
}

/// Why figures are of a class, if they are, by borders.
type Test = fn(&Figures, &Borders) -> Option<Rule>;

/// What is missing to know a customer.
fn unknown(evidence: &Evidence, rules: &Rules) -> Option<Rule> {
    let figures = &evidence.figures;
    if evidence.consumer {
        (figures.answers < rules.known_answers).then_some(Rule::TooFewAnswers)
    } else if figures.people < rules.known_people {
        Some(Rule::TooFewPeople)
    } else {
        (!figures.speaks).then_some(Rule::NobodyWhoDecides)
    }
}

/// Rounding of shares and means never decides.
const NOTHING: f64 = 1e-9;

/// The borders of the rules, moved in favour of whoever is within.
struct Borders {
    share: f64,
    bad_touchpoint: f64,
    more: f64,
    risk_intent: f64,
    drop: f64,
    median: f64,
    dangling_intent: f64,
}

impl Borders {
    fn of(rules: &Rules, times: f64) -> Self {
        let (points, percent) = (times * rules.margin + NOTHING, times * rules.share_margin + NOTHING);
        Self {
            share: rules.consistent_share - percent,
            bad_touchpoint: rules.bad_touchpoint - times * rules.margin,
            more: rules.growth_more - points,
            risk_intent: rules.risk_intent + points,
            drop: rules.risk_drop - points,
            median: rules.dangling_median + points,
            dangling_intent: rules.dangling_intent + points,
        }
    }
}

fn dangling(figures: &Figures, borders: &Borders) -> Option<Rule> {
    figures.median.filter(|median| *median <= borders.median)?;
    if figures.notice.is_some() {
        Some(Rule::DanglingNotice)
    } else if figures.contraction.is_some() {
        Some(Rule::DanglingContraction)
    } else {
        figures.intent.filter(|intent| *intent <= borders.dangling_intent).map(|_| Rule::DanglingIntent)
    }
}

fn at_risk(figures: &Figures, borders: &Borders) -> Option<Rule> {
    if figures.intent.is_some_and(|intent| intent <= borders.risk_intent) {
        return Some(Rule::LowIntent);
    }
    figures.drop.as_ref().filter(|drop| drop.points() >= borders.drop).map(|_| Rule::DeciderDown)
}

fn growth(figures: &Figures, borders: &Borders) -> Option<Rule> {
    (consistent(figures, borders) && figures.more.is_some_and(|more| more >= borders.more)).then_some(Rule::Growth)
}

fn happy(figures: &Figures, borders: &Borders) -> Option<Rule> {
    consistent(figures, borders).then_some(Rule::Happy)
}

fn consistent(figures: &Figures, borders: &Borders) -> bool {
    let satisfied = |share: Option<f64>| share.is_some_and(|share| share >= borders.share);
    let bad = figures.worst.as_ref().is_some_and(|worst| worst.mean <= borders.bad_touchpoint + NOTHING);
    satisfied(figures.share) && satisfied(figures.share_before) && !bad
}

#[cfg(test)]
mod tests;
