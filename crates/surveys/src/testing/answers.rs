//! Random answers to a survey.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::{collection, option};

use crate::ask::{Choices, EMOTIONS, Field, MARKS, Scale};
use crate::{Answer, Ask, Choice, Definition, Question};

/// What somebody would say to each question, were it asked; some they leave out.
pub fn answers(definition: &Definition) -> BoxedStrategy<BTreeMap<String, Answer>> {
    let questions = definition.pages.iter().flat_map(|page| &page.questions);
    let each: Vec<_> = questions.map(|question| (Just(question.key.clone()), option::weighted(0.85, answer(question)))).collect();
    each.prop_map(|said| said.into_iter().filter_map(|(key, answer)| Some((key, answer?))).collect()).boxed()
}

/// An answer that fits a question; none is possible to a statement, so that it gets words.
pub fn answer(question: &Question) -> BoxedStrategy<Answer> {
    match &question.ask {
        Ask::Nps(_) | Ask::Intent(_) => points(0.0, 10.0, 1.0),
        Ask::Csat(scale) | Ask::Ces(scale) | Ask::Expectation(scale) | Ask::Importance(scale) | Ask::Likert(scale) => {
            points(1.0, f64::from(scale.points), 1.0)
        }
        Ask::Rating(scale) | Ask::Slider(scale) => on(scale),
        Ask::Solved => one_of(["yes", "partly", "no"]),
        Ask::Compared => one_of(["worse", "as_expected", "better"]),
        Ask::Marks => table(MARKS, &points(1.0, 5.0, 1.0)),
        Ask::Emotion(most) => several(EMOTIONS.iter().flat_map(|(_, emotions)| emotions.iter().copied()), 1, usize::from(most.most)),
        Ask::Choice(choices) | Ask::Dropdown(choices) => one_of(keys(&choices.options)),
        Ask::Choices(choices) => some(choices),
        Ask::Ranking(choices) => {
            Just(keys(&choices.options).map(ToOwned::to_owned).collect::<Vec<_>>()).prop_shuffle().prop_map(Answer::List).boxed()
        }
        Ask::Matrix(matrix) if matrix.several => table(keys(&matrix.rows), &several(keys(&matrix.columns), 1, matrix.columns.len())),
        Ask::Matrix(matrix) => table(keys(&matrix.rows), &one_of(keys(&matrix.columns))),
        Ask::RatingMatrix(matrix) => table(keys(&matrix.rows), &on(&matrix.scale)),
        Ask::Number(bounds) => points(bounds.from.unwrap_or(0.0), bounds.to.unwrap_or(100.0), 1.0),
        Ask::Date(_) => (2020..=2030, 1..=12, 1..=28).prop_map(|(year, month, day)| Answer::Text(format!("{year}-{month:02}-{day:02}"))).boxed(),
        Ask::Line(length) | Ask::Words(length) => words(length.least.unwrap_or(0), length.most.unwrap_or(200)),
        Ask::Mail => text("ada@example.org"),
        Ask::Phone => text("+49 30 1234567"),
        Ask::Consent(_) => any::<bool>().prop_map(Answer::Truth).boxed(),
        Ask::Contact(fields) => contact(&fields.fields),
        Ask::File(_) => Just(Answer::List(vec!["fil_0000000000000000000000000".into()])).boxed(),
        Ask::Statement => text("nothing"),
    }
}

/// Any answer at all, fitting or not.
pub fn any_answer() -> BoxedStrategy<Answer> {
    let word = || select(vec!["", "yes", "o0", "o1", "other", "2026-02-30", "5", "<script>", "a@b", "\u{0}", "happy"]).prop_map(ToOwned::to_owned);
    let leaf = prop_oneof![
        any::<bool>().prop_map(Answer::Truth),
        any::<f64>().prop_map(Answer::Number),
        word().prop_map(Answer::Text),
        ".{0,40}".prop_map(Answer::Text),
        collection::vec(word(), 0..5).prop_map(Answer::List),
    ];
    leaf.prop_recursive(2, 8, 4, move |inner| collection::btree_map(word(), inner, 0..4).prop_map(Answer::Table)).boxed()
}

fn text(words: &str) -> BoxedStrategy<Answer> {
    Just(Answer::Text(words.to_owned())).boxed()
}

fn words(least: u32, most: u32) -> BoxedStrategy<Answer> {
    let least = least.max(1) as usize;
    collection::vec(select(vec!['a', 'B', 'ß', 'ع', '<', '{', '"', '1']), least..=(most as usize).clamp(least, least + 30))
        .prop_map(|letters| Answer::Text(letters.into_iter().collect()))
        .boxed()
}

fn points(from: f64, to: f64, step: f64) -> BoxedStrategy<Answer> {
    let count = ((to - from) / step).round().max(0.0) as u32;
    (0..=count).prop_map(move |place| Answer::Number(from + f64::from(place) * step)).boxed()
}

fn on(scale: &Scale) -> BoxedStrategy<Answer> {
    points(scale.from, scale.to, scale.step)
}

fn keys(options: &[Choice]) -> impl Iterator<Item = &str> {
    options.iter().map(|option| option.key.as_str())
}

fn one_of<'a>(keys: impl IntoIterator<Item = &'a str>) -> BoxedStrategy<Answer> {
    let keys: Vec<String> = keys.into_iter().map(ToOwned::to_owned).collect();
    any::<Index>().prop_map(move |index| Answer::Text(index.get(&keys).clone())).boxed()
}

fn several<'a>(keys: impl IntoIterator<Item = &'a str>, least: usize, most: usize) -> BoxedStrategy<Answer> {
    let keys: Vec<String> = keys.into_iter().map(ToOwned::to_owned).collect();
    let most = most.min(keys.len());
    subsequence(keys, least.min(most)..=most).prop_map(Answer::List).boxed()
}

fn some(choices: &Choices) -> BoxedStrategy<Answer> {
    let most = choices.most.map_or(choices.options.len(), usize::from);
    several(keys(&choices.options), choices.least.map_or(1, usize::from), most)
}

fn table<'a>(rows: impl IntoIterator<Item = &'a str>, cell: &BoxedStrategy<Answer>) -> BoxedStrategy<Answer> {
    let cells: Vec<_> = rows.into_iter().map(|row| (Just(row.to_owned()), cell.clone())).collect();
    cells.prop_map(|cells| Answer::Table(cells.into_iter().collect())).boxed()
}

fn contact(fields: &[Field]) -> BoxedStrategy<Answer> {
    let said = |field: &Field| match field {
        Field::Mail => "ada@example.org",
        Field::Phone => "+49 30 1234567",
        _ => "Ada Müller",
    };
    let table = fields.iter().map(|field| (field.text().to_owned(), Answer::Text(said(field).to_owned()))).collect();
    Just(Answer::Table(table)).boxed()
}
