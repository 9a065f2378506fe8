//! How good a score is, by the rule of its question's kind. Pure.

use super::Tone;
use crate::questions::{Aspect, Definition, HigherIs, Kind};
use crate::responses::RecordedAnswer;

/// Kinds of questions, the one that tells most first.
const TELLING: [Kind; 6] = [Kind::Nps, Kind::Csat, Kind::Ces, Kind::Intent, Kind::Solved, Kind::Rating];

/// How good one score is.
pub fn of_score(question: &Definition, score: f64) -> Tone {
    let by = |good: f64, neutral: f64| match score {
        score if score >= good => Tone::Good,
        score if score >= neutral => Tone::Neutral,
        _ => Tone::Bad,
    };
    match (question.kind, question.scale) {
        (Kind::Nps, _) => by(9.0, 7.0),
        (Kind::Solved, _) => by(2.0, 1.0),
        (_, None) => Tone::Unknown,
        (_, Some(scale)) => {
            let height = if question.higher_is == HigherIs::Worse { scale.low + scale.high - score } else { score };
            if height >= scale.high - 1.0 {
                Tone::Good
            } else if height <= scale.low + (scale.high - scale.low) * 0.4 {
                Tone::Bad
            } else {
                Tone::Neutral
            }
        }
    }
}

/// The tone of a member's impression.
pub fn of_sentiment(sentiment: Option<i64>) -> Tone {
    match sentiment {
        None => Tone::Unknown,
        Some(sentiment) => match sentiment.signum() {
            1 => Tone::Good,
            -1 => Tone::Bad,
            _ => Tone::Neutral,
        },
    }
}

/// The answer by whose score a response sounds: of the kind that tells most, the first. What somebody expects or finds important is no praise.
pub(super) fn leading<'q>(answers: &[RecordedAnswer], question: impl Fn(&str) -> Option<&'q Definition>) -> Option<(&'q Definition, f64)> {
    let told = answers.iter().filter(|answer| !matches!(answer.aspect, Some(Aspect::Expectation | Aspect::Importance)));
    let scored = told.filter_map(|answer| Some((question(&answer.question)?, answer.score?)));
    let rank = |kind: Kind| TELLING.iter().position(|known| *known == kind);
    scored
        .filter_map(|(question, score)| Some((rank(question.kind)?, question, score)))
        .min_by_key(|(rank, ..)| *rank)
        .map(|(_, q, score)| (q, score))
}
