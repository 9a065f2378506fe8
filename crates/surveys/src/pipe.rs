//! Values within words: `{{key}}`, and `{{key|words for when there is none}}`.

use std::collections::BTreeSet;

use crate::answer::Answer;
use crate::given::Known;
use crate::{Ask, Choice, Definition, Given, Question, Text};

/// A piece of a text with values in it.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words as they are.
    Words(&'t str),
    /// A value, and what stands in its place when there is none.
    Value(&'t str, &'t str),
}

/// A text in pieces; braces that do not close are words.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((before, inside, behind)) = next(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        let (of, fallback) = inside.split_once('|').unwrap_or((inside, ""));
        pieces.push(Piece::Value(of.trim(), fallback));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (inside, behind) = rest.split_once("}}")?;
    Some((before, inside, behind))
}

/// The text with its values; what they say is not looked into again.
pub(crate) fn filled(text: &str, find: impl Fn(&str) -> Option<String>) -> String {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Value(of, fallback) => find(of).filter(|value| !value.is_empty()).unwrap_or_else(|| fallback.to_owned()),
    };
    pieces(text).into_iter().map(piece).collect()
}

/// Words in the language of the one who answers, with values filled in: plain text.
pub fn words(definition: &Definition, given: &Given, text: &Text) -> String {
    let words = text.in_language(&given.language, first_language(definition));
    if !words.contains("{{") {
        return words.to_owned();
    }
    let asked: BTreeSet<&str> = crate::engine::asked(definition, given);
    let known = Known { definition, given, asked: &asked };
    filled(words, |of| labelled(&known, of).or_else(|| known.find(of).map(|value| value.text())))
}

/// The tag of the language that others fall back to.
pub fn first_language(definition: &Definition) -> &str {
    definition.languages.first().map_or("en", String::as_str)
}

/// What was chosen, by its labels.
fn labelled(known: &Known<'_>, of: &str) -> Option<String> {
    let (key, row) = of.split_once('.').map_or((of, None), |(key, row)| (key, Some(row)));
    let question = questions(known.definition).find(|question| question.key == key)?;
    let answer = match (known.answer(key)?, row) {
        (answer, None) => answer,
        (Answer::Table(rows), Some(row)) => rows.get(row)?,
        _ => return None,
    };
    let chosen: Vec<&str> = match answer {
        Answer::Text(key) => vec![key],
        Answer::List(keys) => keys.iter().map(String::as_str).collect(),
        _ => return None,
    };
    let other = format!("{key}.other");
    let label = |chosen: &str| match choices(&question.ask).iter().find(|choice| choice.key == chosen) {
        Some(choice) => Some(choice.label.in_language(&known.given.language, first_language(known.definition)).to_owned()),
        None if chosen == "other" => known.find(&other).map(|value| value.text()),
        None => None,
    };
    chosen.into_iter().map(label).collect::<Option<Vec<_>>>().map(|labels| labels.join(", "))
}

/// What may be chosen in answer to a question, for a matrix in each row.
pub fn choices(ask: &Ask) -> &[Choice] {
    match ask {
        Ask::Choice(list) | Ask::Choices(list) | Ask::Dropdown(list) | Ask::Ranking(list) => &list.options,
        Ask::Matrix(matrix) => &matrix.columns,
        _ => &[],
    }
}

/// All questions in order.
pub fn questions(definition: &Definition) -> impl Iterator<Item = &Question> {
    definition.pages.iter().flat_map(|page| &page.questions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("Why {{score}}?", "Why 3?")]
    #[case("Dear {{contact.name|customer}},", "Dear customer,")]
    #[case("{{ score }} {{none}}.", "3 .")]
    #[case("{{open", "{{open")]
    #[case("{{trick}}", "{{score}}")]
    fn values_stand_in_words(#[case] text: &str, #[case] expected: &str) {
        let find = |of: &str| match of {
            "score" => Some("3".to_owned()),
            "trick" => Some("{{score}}".to_owned()),
            _ => None,
        };
        assert_eq!(filled(text, find), expected);
    }
}
