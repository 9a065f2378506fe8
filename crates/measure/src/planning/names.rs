//! Checks every name in a question against the catalogue.

use kernel::{Param, Refusal};

use crate::catalogue::Catalogue;
use crate::dimension::{Dimension, Value};
use crate::filter::{Filter, Test};
use crate::question::{Measure, Question};
use filters::hint;

/// More dimensions than this are no reading for people.
const MOST: usize = 8;

/// The dimensions to group by.
pub(super) fn groups(question: &Question, catalogue: &Catalogue) -> Result<Vec<Dimension>, Refusal> {
    if question.by.len() > MOST {
        return Err(Refusal::field("by", format!("at most {MOST} dimensions at once")));
    }
    let mut by = Vec::new();
    for (place, name) in question.by.iter().enumerate() {
        let refuse = |reason: String| Refusal::field(format!("by[{place}]"), reason);
        let dimension: Dimension = name.parse().map_err(|refusal: Refusal| refuse(refusal.detail))?;
        known(&dimension, catalogue).map_err(refuse)?;
        if dimension == Dimension::Score {
            return Err(refuse(format!("score is for conditions only; the measure {} gives one row for each point", Measure::Distribution)));
        }
        if by.contains(&dimension) {
            return Err(refuse(format!("{name} occurs twice")));
        }
        by.push(dimension);
    }
    Ok(by)
}

/// A condition whose names and values make sense here; `field` is where it came from.
pub(super) fn condition(field: &str, text: Option<&str>, catalogue: &Catalogue) -> Result<Filter, Refusal> {
    let relabel = |refusal: Refusal| Refusal {
        detail: refusal.detail.replacen("where", field, 1),
        params: refusal.params.into_iter().map(|param| Param { name: field.into(), ..param }).collect(),
        ..refusal
    };
    let filter: Filter = text.unwrap_or_default().parse().map_err(relabel)?;
    let mut problem = None;
    filter.walk(&mut |dimension, test| {
        if problem.is_none() {
            problem = known(dimension, catalogue).and_then(|()| fitting(dimension, test, catalogue)).err();
        }
    });
    problem.map_or(Ok(filter), |reason| Err(Refusal::field(field, reason)))
}

fn known(dimension: &Dimension, catalogue: &Catalogue) -> Result<(), String> {
    let is_attribute = matches!(dimension, Dimension::OfAccount(_) | Dimension::OfContact(_) | Dimension::OfResponse(_));
    if !is_attribute || catalogue.attributes.iter().any(|attribute| attribute.dimension == *dimension) {
        return Ok(());
    }
    let names: Vec<String> = catalogue.attributes.iter().map(|attribute| attribute.dimension.to_string()).collect();
    let typed = dimension.to_string();
    let hint = hint(&typed, names.iter().map(String::as_str));
    let list = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    Err(format!("there is no attribute {typed}{hint} (known: {list})"))
}

/// Whether the values have the dimension's type, and are words of it where those are few.
fn fitting(dimension: &Dimension, test: &Test, catalogue: &Catalogue) -> Result<(), String> {
    let is_number =
        *dimension == Dimension::Score || catalogue.attributes.iter().any(|attribute| attribute.dimension == *dimension && attribute.is_number);
    let values: &[Value] = match test {
        Test::In(values) => values,
        Test::Compare(_, value) => std::slice::from_ref(value),
        Test::Contains(_) if is_number => return Err(format!("{dimension} is a number and contains no text: compare it by =, <, >")),
        Test::Contains(_) | Test::Blank => &[],
    };
    for value in values {
        match value {
            Value::Number(number) if !is_number => return Err(format!("{dimension} is text: write '{number}'")),
            Value::Text(word) if is_number => return Err(format!("{dimension} is a number: write it without quotes, not '{word}'")),
            Value::Text(word) if matches!(test, Test::In(_)) => listed(dimension, word, catalogue)?,
            _ => {}
        }
    }
    Ok(())
}

/// Dimensions whose few words are known here refuse a word that can never match.
fn listed(dimension: &Dimension, word: &str, catalogue: &Catalogue) -> Result<(), String> {
    let words: Vec<&str> = match dimension {
        Dimension::Pattern => vec!["past", "present", "potential"],
        Dimension::Aspect => vec!["experience", "expectation", "importance", "intent", "belief"],
        Dimension::Question => catalogue.questions.iter().map(|known| known.key.as_str()).collect(),
        _ => return Ok(()),
    };
    if words.contains(&word) {
        return Ok(());
    }
    Err(format!("there is no {dimension} {word:?}{} (known: {})", hint(word, words.iter().copied()), words.join(", ")))
}
