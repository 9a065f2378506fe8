//! One answer brought into the form its question asks for: forms send text, programs may send numbers and lists.

use std::collections::{BTreeMap, BTreeSet};

use super::{FaultKind, Wrong};
use crate::ask::{Choices, Dates, EMOTIONS, Field, Fields, Length, MARKS, Number, Scale};
use crate::compare::is_day;
use crate::{Answer, Ask, Choice};

/// The longest line and the longest words, in characters, unless a question says otherwise.
const LINE: u32 = 200;
const WORDS: u32 = 5_000;
/// The most a question can ask for.
const LONGEST: u32 = 50_000;

type Fit = Result<Option<Answer>, Wrong>;

/// The answer in the form the question asks for; nothing for a blank one.
pub(super) fn fit(ask: &Ask, said: Option<&Answer>) -> Fit {
    let Some(said) = said.filter(|said| !is_blank(said)) else { return Ok(None) };
    match ask {
        Ask::Nps(_) | Ask::Intent(_) => point(said, 0.0, 10.0, 1.0),
        Ask::Csat(scale) | Ask::Ces(scale) | Ask::Expectation(scale) | Ask::Importance(scale) | Ask::Likert(scale) => {
            point(said, 1.0, f64::from(scale.points), 1.0)
        }
        Ask::Rating(scale) | Ask::Slider(scale) => on_scale(said, scale),
        Ask::Solved => one_of(said, &["no", "partly", "yes"]),
        Ask::Compared => one_of(said, &["worse", "as_expected", "better"]),
        Ask::Marks => table(said, &MARKS, |one| point(one, 1.0, 5.0, 1.0)),
        Ask::Emotion(most) => emotions(said, usize::from(most.most)),
        Ask::Choice(list) | Ask::Dropdown(list) => one_of(said, &keys(&list.options, list.other)),
        Ask::Choices(list) => several(said, &keys(&list.options, list.other), list.least, list.most),
        Ask::Ranking(list) => ranking(said, list),
        Ask::Matrix(matrix) => {
            let columns = keys(&matrix.columns, false);
            table(said, &keys(&matrix.rows, false), |one| if matrix.several { several(one, &columns, None, None) } else { one_of(one, &columns) })
        }
        Ask::RatingMatrix(matrix) => table(said, &keys(&matrix.rows, false), |one| on_scale(one, &matrix.scale)),
        Ask::Number(bounds) => number(said, bounds),
        Ask::Date(bounds) => date(said, bounds),
        Ask::Line(length) => words(said, length, LINE),
        Ask::Words(length) => words(said, length, WORDS),
        Ask::Mail => mail(said),
        Ask::Phone => phone(said),
        Ask::Consent(_) => truth(said),
        Ask::Contact(contact) => contact_details(said, contact),
        Ask::File(files) => list(said, usize::from(files.most)),
        Ask::Statement => Ok(None),
    }
}

/// Words beside a choice.
pub(super) fn line(said: &Answer) -> Result<Option<String>, Wrong> {
    match words(said, &Length::default(), LINE)? {
        Some(Answer::Text(words)) if !words.is_empty() => Ok(Some(words)),
        _ => Ok(None),
    }
}

fn is_blank(answer: &Answer) -> bool {
    match answer {
        Answer::Truth(_) | Answer::Number(_) => false,
        Answer::Text(text) => text.trim().is_empty(),
        Answer::List(list) => list.iter().all(|one| one.trim().is_empty()),
        Answer::Table(rows) => rows.values().all(is_blank),
    }
}

fn text(said: &Answer) -> Result<&str, Wrong> {
    match said {
        Answer::Text(text) => Ok(text.trim()),
        Answer::List(list) if list.len() == 1 => Ok(list[0].trim()),
        _ => Err(Wrong::of(FaultKind::WrongForm)),
    }
}

fn figure(said: &Answer) -> Result<f64, Wrong> {
    let number = match said {
        Answer::Number(number) => *number,
        Answer::Text(_) | Answer::List(_) => {
            let text = text(said)?.replace(',', ".");
            text.parse().map_err(|_| Wrong::of(FaultKind::NotANumber))?
        }
        Answer::Truth(_) | Answer::Table(_) => return Err(Wrong::of(FaultKind::WrongForm)),
    };
    if number.is_finite() { Ok(number) } else { Err(Wrong::of(FaultKind::NotANumber)) }
}

fn point(said: &Answer, low: f64, high: f64, step: f64) -> Fit {
    let number = figure(said)?;
    let steps = (number - low) / step;
    let holds = (low..=high).contains(&number) && (steps - steps.round()).abs() < 1e-9;
    if holds { Ok(Some(Answer::Number(number))) } else { Err(Wrong::beyond(FaultKind::OffScale, &format!("{low}–{high}"))) }
}

fn on_scale(said: &Answer, scale: &Scale) -> Fit {
    point(said, scale.from, scale.to, if scale.step > 0.0 { scale.step } else { 1.0 })
}

fn keys(choices: &[Choice], other: bool) -> Vec<&str> {
    choices.iter().map(|choice| choice.key.as_str()).chain(other.then_some("other")).collect()
}

fn one_of(said: &Answer, known: &[&str]) -> Fit {
    let key = match said {
        Answer::Number(number) => number.to_string(),
        said => text(said)?.to_owned(),
    };
    if known.contains(&key.as_str()) { Ok(Some(Answer::Text(key))) } else { Err(Wrong::of(FaultKind::UnknownChoice)) }
}

/// The keys that were picked, each once, in their order.
fn picked(said: &Answer) -> Result<Vec<String>, Wrong> {
    let said = match said {
        Answer::Text(text) => vec![text.trim().to_owned()],
        Answer::List(list) => list.iter().map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect(),
        _ => return Err(Wrong::of(FaultKind::WrongForm)),
    };
    let mut seen = BTreeSet::new();
    Ok(said.into_iter().filter(|one| seen.insert(one.clone())).collect())
}

fn several(said: &Answer, known: &[&str], least: Option<u16>, most: Option<u16>) -> Fit {
    let picked = picked(said)?;
    if picked.iter().any(|one| !known.contains(&one.as_str())) {
        return Err(Wrong::of(FaultKind::UnknownChoice));
    }
    match (least, most) {
        (Some(least), _) if picked.len() < usize::from(least) => Err(Wrong::beyond(FaultKind::TooFew, &least)),
        (_, Some(most)) if picked.len() > usize::from(most) => Err(Wrong::beyond(FaultKind::TooMany, &most)),
        _ => Ok(Some(Answer::List(picked))),
    }
}

fn ranking(said: &Answer, list: &Choices) -> Fit {
    let least = list.least.or(list.most).or(u16::try_from(list.options.len()).ok());
    several(said, &keys(&list.options, false), least, list.most)
}

fn emotions(said: &Answer, most: usize) -> Fit {
    let known: Vec<&str> = EMOTIONS.iter().flat_map(|(_, named)| named.iter().copied()).collect();
    several(said, &known, None, u16::try_from(most).ok())
}

fn list(said: &Answer, most: usize) -> Fit {
    let picked = picked(said)?;
    if picked.len() > most { Err(Wrong::beyond(FaultKind::TooMany, &most)) } else { Ok(Some(Answer::List(picked))) }
}

fn table(said: &Answer, known: &[&str], fit_row: impl Fn(&Answer) -> Fit) -> Fit {
    let Answer::Table(rows) = said else { return Err(Wrong::of(FaultKind::WrongForm)) };
    let mut fitted = BTreeMap::new();
    for (row, answer) in rows.iter().filter(|(_, answer)| !is_blank(answer)) {
        if !known.contains(&row.as_str()) {
            return Err(Wrong::of(FaultKind::UnknownChoice).in_row(row));
        }
        if let Some(answer) = fit_row(answer).map_err(|wrong| wrong.in_row(row))? {
            fitted.insert(row.clone(), answer);
        }
    }
    Ok((!fitted.is_empty()).then_some(Answer::Table(fitted)))
}

fn number(said: &Answer, bounds: &Number) -> Fit {
    let number = figure(said)?;
    match (bounds.from, bounds.to) {
        _ if bounds.whole && number.fract() != 0.0 => Err(Wrong::of(FaultKind::NotWhole)),
        (Some(from), _) if number < from => Err(Wrong::beyond(FaultKind::TooSmall, &from)),
        (_, Some(to)) if number > to => Err(Wrong::beyond(FaultKind::TooLarge, &to)),
        _ => Ok(Some(Answer::Number(number))),
    }
}

fn date(said: &Answer, bounds: &Dates) -> Fit {
    let day = text(said)?;
    if day.len() != 10 || !is_day(day) || !is_of_the_calendar(day) {
        return Err(Wrong::of(FaultKind::NotADate));
    }
    match (&bounds.from, &bounds.to) {
        (Some(from), _) if day < from.as_str() => Err(Wrong::beyond(FaultKind::TooEarly, &from)),
        (_, Some(to)) if day > to.as_str() => Err(Wrong::beyond(FaultKind::TooLate, &to)),
        _ => Ok(Some(Answer::Text(day.to_owned()))),
    }
}

/// Whether `YYYY-MM-DD` is a day of the Gregorian calendar.
pub(crate) fn is_of_the_calendar(day: &str) -> bool {
    let part = |range: std::ops::Range<usize>| day[range].parse::<u32>().unwrap_or(0);
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    year > 0 && (1..=days).contains(&day)
}

fn words(said: &Answer, length: &Length, usual: u32) -> Fit {
    let words = match said {
        Answer::Number(number) => number.to_string(),
        said => text(said)?.to_owned(),
    };
    if words.contains('\0') {
        return Err(Wrong::of(FaultKind::WrongForm));
    }
    let (count, most) = (words.chars().count(), length.most.unwrap_or(usual).min(LONGEST));
    match length.least {
        Some(least) if count < least as usize => Err(Wrong::beyond(FaultKind::TooShort, &least)),
        _ if count > most as usize => Err(Wrong::beyond(FaultKind::TooLong, &most)),
        _ => Ok(Some(Answer::Text(words))),
    }
}

/// Something before and behind one `@`, with a dot in the domain: more can only be known by writing to it.
fn mail(said: &Answer) -> Fit {
    let mail = text(said)?;
    let good = mail.len() <= 254
        && !mail.chars().any(|c| c.is_whitespace() || c.is_control() || "<>(),;:\"".contains(c))
        && mail.split_once('@').is_some_and(|(name, domain)| {
            !name.is_empty() && !domain.contains('@') && domain.contains('.') && domain.split('.').all(|label| !label.is_empty())
        });
    if good { Ok(Some(Answer::Text(mail.to_owned()))) } else { Err(Wrong::of(FaultKind::NotAMail)) }
}

fn phone(said: &Answer) -> Fit {
    let phone = match said {
        Answer::Number(number) => number.to_string(),
        said => text(said)?.to_owned(),
    };
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let good = (5..=20).contains(&digits) && phone.len() <= 40 && phone.chars().all(|c| c.is_ascii_digit() || "+()-./ x".contains(c));
    if good { Ok(Some(Answer::Text(phone))) } else { Err(Wrong::of(FaultKind::NotAPhone)) }
}

/// Consent is given or not; a box that was not ticked is no answer.
fn truth(said: &Answer) -> Fit {
    match said {
        Answer::Truth(true) => Ok(Some(Answer::Truth(true))),
        Answer::Truth(false) => Ok(None),
        said => match text(said)? {
            "true" | "yes" | "on" | "1" => Ok(Some(Answer::Truth(true))),
            "false" | "no" | "off" | "0" => Ok(None),
            _ => Err(Wrong::of(FaultKind::WrongForm)),
        },
    }
}

fn contact_details(said: &Answer, contact: &Fields) -> Fit {
    let known: Vec<&str> = contact.fields.iter().map(|field| field.text()).collect();
    let Answer::Table(rows) = said else { return Err(Wrong::of(FaultKind::WrongForm)) };
    let fitted = table(said, &known, |one| words(one, &Length::default(), LINE))?;
    for (field, check) in [(Field::Mail, mail as fn(&Answer) -> Fit), (Field::Phone, phone)] {
        if let Some(said) = rows.get(field.text()).filter(|said| !is_blank(said)) {
            check(said).map_err(|wrong| wrong.in_row(field.text()))?;
        }
    }
    Ok(fitted)
}

#[cfg(test)]
mod tests;
