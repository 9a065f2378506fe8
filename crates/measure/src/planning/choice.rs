//! Which survey questions count.

use kernel::Refusal;
use listen::questions::{Aspect, Kind, Scale};

use super::mixing::may_pass;
use crate::catalogue::{Catalogue, Known};
use crate::dimension::Dimension;
use crate::filter::Filter;
use crate::question::{Measure, Question};
use filters::hint;

/// The questions named, or all that the measure is about; `reach` is what conditions let through.
pub(super) fn choose<'c>(question: &Question, by: &[Dimension], reach: &Filter, catalogue: &'c Catalogue) -> Result<Vec<&'c Known>, Refusal> {
    if question.of.is_empty() { all_of_kind(question.measure, by, reach, catalogue) } else { named(question, catalogue) }
}

fn named<'c>(question: &Question, catalogue: &'c Catalogue) -> Result<Vec<&'c Known>, Refusal> {
    let mut chosen: Vec<&Known> = Vec::new();
    for (place, key) in question.of.iter().enumerate() {
        let refuse = |reason: String| Refusal::field(format!("of[{place}]"), reason);
        let known = catalogue.question(key).ok_or_else(|| {
            let keys: Vec<&str> = catalogue.questions.iter().map(|known| known.key.as_str()).collect();
            refuse(format!("there is no survey question {key:?}{} (known: {})", hint(key, keys.iter().copied()), some(&keys)))
        })?;
        fits(question.measure, known).map_err(refuse)?;
        if !chosen.contains(&known) {
            chosen.push(known);
        }
    }
    Ok(chosen)
}

/// Without names: the questions of the measure's kind that were asked about an experience, as far as conditions let them through.
fn all_of_kind<'c>(measure: Measure, by: &[Dimension], reach: &Filter, catalogue: &'c Catalogue) -> Result<Vec<&'c Known>, Refusal> {
    let any_aspect = measure == Measure::Count || by.contains(&Dimension::Aspect) || reach.names(&Dimension::Aspect);
    let of_kind = catalogue.questions.iter().filter(|known| default_kind(measure, known) && (any_aspect || is_experience(known)));
    let of_kind: Vec<&Known> = of_kind.collect();
    if of_kind.is_empty() {
        return Err(Refusal::field("of", format!("there is no survey question that {measure} could be of: import responses with one first")));
    }
    let reached: Vec<&Known> = of_kind.iter().copied().filter(|known| may_pass(known, reach)).collect();
    // A condition that lets nothing through has a reading too: n = 0.
    let chosen = if reached.is_empty() { of_kind } else { reached };
    let needs_name = matches!(measure, Measure::Mean | Measure::Share | Measure::Distribution);
    if needs_name && chosen.len() > 1 && !by.contains(&Dimension::Question) {
        let keys: Vec<&str> = chosen.iter().map(|known| known.key.as_str()).collect();
        return Err(Refusal::field("of", format!("say which survey questions {measure} is of, or group by question (known: {})", some(&keys))));
    }
    Ok(chosen)
}

fn is_experience(known: &Known) -> bool {
    known.uses.iter().any(|(_, aspect)| *aspect == Aspect::Experience)
}

fn default_kind(measure: Measure, known: &Known) -> bool {
    match measure {
        Measure::Nps => known.kind == Kind::Nps,
        Measure::Csat => known.kind == Kind::Csat,
        Measure::Ces => known.kind == Kind::Ces,
        Measure::Solved => known.kind == Kind::Solved,
        Measure::Mean | Measure::Share | Measure::Count | Measure::Distribution => fits(measure, known).is_ok(),
    }
}

/// Whether a measure can be of a question; the reason names what can.
fn fits(measure: Measure, known: &Known) -> Result<(), String> {
    let scored = !matches!(known.kind, Kind::Solved | Kind::Choice | Kind::Text);
    let (fits, needs) = match measure {
        Measure::Nps => (known.kind == Kind::Nps || known.scale.is_some_and(is_nought_to_ten), "a question on the scale 0..10"),
        Measure::Csat | Measure::Ces | Measure::Mean => (scored, "a question with a scale"),
        Measure::Solved => (known.kind == Kind::Solved, "a question of kind solved"),
        Measure::Share | Measure::Count | Measure::Distribution => (known.kind != Kind::Text, "a question with scores or choices"),
    };
    if fits { Ok(()) } else { Err(format!("{} is of kind {}; {measure} needs {needs}", known.key, known.kind)) }
}

fn is_nought_to_ten(scale: Scale) -> bool {
    scale == Scale { low: 0.0, high: 10.0, step: 1.0 }
}

/// The first dozen of many names.
fn some(names: &[&str]) -> String {
    match names {
        [] => "none".to_owned(),
        [shown @ .., _] if names.len() > 12 => format!("{}, …", shown[..12].join(", ")),
        names => names.join(", "),
    }
}
