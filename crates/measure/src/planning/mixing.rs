//! Keeps apart what must not be added up unasked: patterns, aspects and scales.

use std::collections::BTreeSet;

use kernel::Refusal;
use listen::questions::{Aspect, Pattern};

use crate::catalogue::Known;
use crate::dimension::{Dimension, Value};
use crate::filter::{Filter, Test};
use crate::question::{Measure, Question};

/// What has to be left out so that nothing is mixed, and what is mixed because it was asked for.
#[derive(Debug, Default)]
pub(super) struct Separation {
    /// In every row, on request.
    pub(super) mixed: Vec<Dimension>,
    /// In the total only.
    pub(super) total_mixes: Vec<&'static str>,
    /// Keys of questions of which only experience counts.
    only_experience: Vec<Value>,
}

impl Separation {
    /// The condition, and experience only where other aspects were not asked for.
    pub(super) fn restrict(&self, condition: Filter) -> Filter {
        if self.only_experience.is_empty() {
            return condition;
        }
        let other = Filter::Not(Box::new(is(Dimension::Aspect, vec![Value::text(Aspect::Experience.text())])));
        let excluded = Filter::Not(Box::new(Filter::All(vec![is(Dimension::Question, self.only_experience.clone()), other])));
        Filter::All(vec![condition, excluded])
    }
}

fn is(dimension: Dimension, values: Vec<Value>) -> Filter {
    Filter::Is(dimension, Test::In(values))
}

/// A question as it is used, as far as the condition lets it through.
struct Use<'c> {
    known: &'c Known,
    pattern: Pattern,
    aspect: Aspect,
}

/// Decides what may stand in one row; refuses to mix unasked and says how to ask.
pub(super) fn separate(question: &Question, chosen: &[&Known], by: &[Dimension], condition: &Filter) -> Result<Separation, Refusal> {
    let mut separation = Separation::default();
    let mut uses = admitted(chosen, condition);
    if question.measure != Measure::Count && !by.contains(&Dimension::Aspect) && !condition.names(&Dimension::Aspect) {
        separation.only_experience = drop_other_aspects(&mut uses);
    }
    // A count is of answers, not of points: it adds up over everything, and says so.
    let counts = question.measure == Measure::Count;
    for (dimension, word_of) in [(Dimension::Pattern, pattern_of as fn(&Use) -> String), (Dimension::Aspect, aspect_of)] {
        let asked = counts || condition.names(&dimension);
        match spread(&uses, by.contains(&Dimension::Question), by.contains(&dimension), word_of) {
            Spread::Rows(words) if !asked => return Err(refuse_words(&dimension, &words)),
            Spread::Rows(_) => separation.mixed.push(dimension),
            Spread::Total if !asked => separation.total_mixes.push(if dimension == Dimension::Pattern { "pattern" } else { "aspect" }),
            Spread::Total | Spread::Nowhere => {}
        }
    }
    if !matches!(spread(&uses, by.contains(&Dimension::Question), counts, scale_of), Spread::Nowhere) {
        separation.total_mixes.push("scale");
    }
    Ok(separation)
}

/// Refuses scales that would meet in one row, or on the two sides of a comparison; a count is of answers and has none.
pub(super) fn keep_to_one_scale(question: &Question, chosen: &[&Known], by: &[Dimension], reach: &Filter) -> Result<(), Refusal> {
    let uses = admitted(chosen, reach);
    match spread(&uses, by.contains(&Dimension::Question), question.measure == Measure::Count, scale_of) {
        Spread::Rows(scales) => Err(refuse_scales(question.measure, &uses, &scales)),
        Spread::Total | Spread::Nowhere => Ok(()),
    }
}

/// Whether a condition may let answers to this question through.
pub(super) fn may_pass(known: &Known, condition: &Filter) -> bool {
    !admitted(&[known], condition).is_empty()
}

/// The uses that the condition may let through.
fn admitted<'c>(chosen: &[&'c Known], condition: &Filter) -> Vec<Use<'c>> {
    let all = || chosen.iter().flat_map(|known| known.uses.iter().map(|&(pattern, aspect)| Use { known, pattern, aspect }));
    all().filter(|used| passes(used, condition)).collect()
}

fn passes(used: &Use, condition: &Filter) -> bool {
    let (key, pattern, aspect) = (Value::text(&used.known.key), Value::text(used.pattern.text()), Value::text(used.aspect.text()));
    let decided = condition.decided(&|dimension| match dimension {
        Dimension::Question => Some(Some(&key)),
        Dimension::Pattern => Some(Some(&pattern)),
        Dimension::Aspect => Some(Some(&aspect)),
        _ => None,
    });
    decided != Some(false)
}

/// A question asked about an experience and something else counts for the experience only.
fn drop_other_aspects(uses: &mut Vec<Use>) -> Vec<Value> {
    let experienced: BTreeSet<i64> = uses.iter().filter(|used| used.aspect == Aspect::Experience).map(|used| used.known.code).collect();
    let dropped = |used: &Use| used.aspect != Aspect::Experience && experienced.contains(&used.known.code);
    let keys: BTreeSet<Value> = uses.iter().filter(|used| dropped(used)).map(|used| Value::text(&used.known.key)).collect();
    uses.retain(|used| !dropped(used));
    keys.into_iter().collect()
}

/// Where different words would meet.
enum Spread {
    Rows(Vec<String>),
    Total,
    Nowhere,
}

fn spread(uses: &[Use], by_question: bool, by_itself: bool, word_of: fn(&Use) -> String) -> Spread {
    let words = |of: &mut dyn Iterator<Item = &Use>| of.map(word_of).collect::<BTreeSet<String>>();
    let all = words(&mut uses.iter());
    if all.len() < 2 {
        return Spread::Nowhere;
    }
    if by_itself {
        return Spread::Total;
    }
    let mixes = |used: &&Use| words(&mut uses.iter().filter(|other| other.known.code == used.known.code)).len() > 1;
    if by_question && !uses.iter().any(|used| mixes(&used)) { Spread::Total } else { Spread::Rows(all.into_iter().collect()) }
}

fn pattern_of(used: &Use) -> String {
    used.pattern.to_string()
}

fn aspect_of(used: &Use) -> String {
    used.aspect.to_string()
}

/// The scale with its direction, or the choices.
fn scale_of(used: &Use) -> String {
    let known = used.known;
    match known.scale {
        Some(scale) => format!("{scale} ({} is better)", if known.higher_is.text() == "better" { "more" } else { "less" }),
        None => known.options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>().join("/"),
    }
}

fn refuse_words(dimension: &Dimension, words: &[String]) -> Refusal {
    let list = words.join(" and ");
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    Refusal::field(
        dimension.to_string(),
        format!(
            "the answers are of {list}, which are not mixed unasked: group them (--by {dimension}), keep one (--where \"{dimension} = {}\"), or ask for the mixture (--where \"{dimension} in ({})\")",
            quoted.first().map_or("", String::as_str),
            quoted.join(", "),
        ),
    )
}

fn refuse_scales(measure: Measure, uses: &[Use], scales: &[String]) -> Refusal {
    let keys: BTreeSet<&str> = uses.iter().map(|used| used.known.key.as_str()).collect();
    let keys: Vec<&str> = keys.into_iter().take(6).collect();
    Refusal::field(
        "of",
        format!(
            "the scales differ ({}) and {measure} does not mix them: group by question (--by question), or name questions of one scale (--of {})",
            scales.join(", "),
            keys.join(" or ")
        ),
    )
}
