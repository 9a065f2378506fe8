//! What a score is worth for a measure, and the rule in words.

use kernel::Refusal;
use listen::questions::{HigherIs, Scale};

use crate::catalogue::Known;
use crate::plan::Asked;
use crate::question::{Measure, PointName, Question};

type Range = (f64, f64, f64);

/// Whatever no range before it took is worth nothing.
const REST: Range = (f64::MIN, f64::MAX, 0.0);

/// A survey question with the worth of its scores.
pub(super) fn asked(question: &Question, known: &Known) -> Result<Asked, Refusal> {
    let worth = match question.measure {
        Measure::Nps => vec![(9.0, 10.0, 1.0), (0.0, 6.0, -1.0), REST],
        Measure::Csat => {
            let (low, high) = best_points(known)?;
            vec![(low, high, 1.0), REST]
        }
        Measure::Solved => vec![(2.0, 2.0, 1.0), REST],
        Measure::Share => points(question, known)?.into_iter().map(|point| (point, point, 1.0)).chain([REST]).collect(),
        Measure::Ces | Measure::Mean | Measure::Count | Measure::Distribution => Vec::new(),
    };
    Ok(Asked { code: known.code, key: known.key.clone(), worth })
}

/// The rule in words; questions with the same rule share it.
pub(super) fn rule(question: &Question, chosen: &[&Known]) -> Result<String, Refusal> {
    let mut rules: Vec<(String, Vec<&str>)> = Vec::new();
    for known in chosen {
        let rule = rule_of(question, known)?;
        match rules.iter_mut().find(|(existing, _)| *existing == rule) {
            Some((_, keys)) => keys.push(&known.key),
            None => rules.push((rule, vec![&known.key])),
        }
    }
    Ok(match rules.as_slice() {
        [(only, _)] => only.clone(),
        several => several.iter().map(|(rule, keys)| format!("{}: {rule}", keys.join(", "))).collect::<Vec<_>>().join("; "),
    })
}

fn rule_of(question: &Question, known: &Known) -> Result<String, Refusal> {
    Ok(match question.measure {
        Measure::Nps => "share of 9 to 10 minus share of 0 to 6, in points".to_owned(),
        Measure::Csat => {
            let (low, high) = best_points(known)?;
            let best = if low < high { format!("{low} to {high}") } else { low.to_string() };
            format!("share of {best} on {}, in percent", scale_words(known))
        }
        Measure::Solved => "share of yes, in percent".to_owned(),
        Measure::Share => {
            let words: Vec<String> = points(question, known)?.into_iter().map(|point| known.label(point)).collect();
            format!("share of {}, in percent", words.join(", "))
        }
        Measure::Ces | Measure::Mean => {
            let better = if known.higher_is == HigherIs::Better { "higher" } else { "lower" };
            format!("mean on {}, {better} is better", scale_words(known))
        }
        Measure::Count => "number of answers".to_owned(),
        Measure::Distribution => "share of each point, in percent".to_owned(),
    })
}

fn scale_words(known: &Known) -> String {
    known.scale.map_or_else(String::new, |scale| scale.to_string())
}

/// The satisfied end of a scale: its best point when it has up to three, its two best up to eleven.
fn best_points(known: &Known) -> Result<(f64, f64), Refusal> {
    let refuse = |reason: &str| Refusal::field("of", format!("{} {reason}", known.key));
    let Scale { low, high, step } = known.scale.ok_or_else(|| refuse("has no scale, so it has no best points"))?;
    let reach = match known.points().len() {
        ..=3 => 0.0,
        4..=11 => step,
        _ => return Err(refuse("has more than 11 points, where the best two say little: ask for share with points, or mean")),
    };
    Ok(match known.higher_is {
        HigherIs::Better => (high - reach, high),
        HigherIs::Worse => (low, low + reach),
    })
}

/// The scores a share counts.
fn points(question: &Question, known: &Known) -> Result<Vec<f64>, Refusal> {
    let possible = known.points();
    question
        .points
        .iter()
        .enumerate()
        .map(|(place, name)| point(name, known, &possible).map_err(|reason| Refusal::field(format!("points[{place}]"), reason)))
        .collect()
}

fn point(name: &PointName, known: &Known, possible: &[f64]) -> Result<f64, String> {
    let score = match name {
        // A code that looks like a number is a code where there are options.
        PointName::Score(score) if known.scale.is_none() => known.score_of(&score.to_string()),
        PointName::Score(score) => Some(*score),
        PointName::Label(label) => known.score_of(label),
    };
    score.filter(|score| possible.contains(score)).ok_or_else(|| {
        let words: Vec<String> = possible.iter().take(12).map(|point| known.label(*point)).collect();
        format!("{name} is no point of {} (known: {}{})", known.key, words.join(", "), if possible.len() > 12 { ", …" } else { "" })
    })
}
