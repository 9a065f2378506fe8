//! The files are the same every time, as large as promised, and their words are not alike.

use std::collections::{HashMap, HashSet};

use demo::files::Files;
use demo::{Demo, Plan, accounts, contacts};
use jiff::civil::{Date, date};

const UNTIL: Date = date(2026, 11, 22);

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_other_people() {
    let files = |seed| Files::of(&Demo::of(&Plan::of(seed, UNTIL)));
    let first = files(1);
    assert_eq!(first, files(1));
    assert_ne!(first.contacts, files(2).contacts);
}

#[test]
fn a_demo_has_the_size_that_was_promised() {
    let demo = Demo::of(&Plan::of(1, UNTIL));
    assert_eq!((demo.accounts.len(), demo.contacts.len(), demo.company.offerings.len()), (accounts::COUNT, contacts::COUNT, 5));
    assert!((8_000..15_000).contains(&demo.answers.len()), "{}", demo.answers.len());
    let span = Plan::of(1, UNTIL).span();
    assert!(demo.answers.iter().all(|answer| span.holds(answer.answered_at) && answer.experienced_at <= answer.answered_at));
    let ids: HashSet<_> = demo.answers.iter().map(|answer| &answer.id).collect();
    assert_eq!(ids.len(), demo.answers.len());
}

#[test]
fn what_was_asked_with_surveys_of_our_own_is_not_in_the_files() {
    let demo = Demo::of(&Plan::of(1, UNTIL));
    let ids: HashSet<_> = demo.ways.iter().map(|way| &way.id).collect();
    assert_eq!(ids.len(), demo.ways.len());
    let files = Files::of(&demo);
    let rows: usize = files.answers.iter().map(|file| file.csv.matches('\n').count()).sum();
    let sent = demo.ways.iter().filter(|way| way.sent_at.is_some());
    let words = files.answers.iter().map(|file| file.csv.as_str()).collect::<String>();
    assert!(sent.clone().all(|way| !words.contains(&format!("{},", way.id))));
    assert!(rows + sent.clone().count() >= demo.answers.len(), "{rows}");
    for key in ["relationship_nps", "ticket_closed"] {
        let (sent, left): (Vec<_>, Vec<_>) = demo.ways.iter().filter(|way| way.survey == key).partition(|way| way.sent_at.is_some());
        assert!(sent.len() > 60 && left.len() * 3 < sent.len() && left.len() * 12 > sent.len(), "{key}: {} sent, {} left", sent.len(), left.len());
        assert!(sent.iter().all(|way| way.sent_at.is_some_and(|sent| way.started_at < sent)));
    }
}

#[test]
fn no_two_texts_of_more_than_four_words_are_alike() {
    let demo = Demo::of(&Plan::of(1, UNTIL));
    let texts: Vec<_> = demo.answers.iter().filter_map(|answer| answer.words.as_deref()).collect();
    assert!(texts.len() > 2_500, "{}", texts.len());
    let long: Vec<_> = texts.iter().filter(|text| text.split_whitespace().count() > 4).collect();
    assert_eq!(long.iter().collect::<HashSet<_>>().len(), long.len());
    let german = demo.answers.iter().filter(|answer| answer.words.is_some() && demo.contacts[answer.contact].language == "de").count();
    assert!(german * 8 > texts.len(), "{german} of {} are German", texts.len());
}

#[test]
fn no_pattern_shows() {
    let demo = Demo::of(&Plan::of(1, UNTIL));
    let texts: Vec<_> = demo.answers.iter().filter_map(|answer| answer.words.as_deref()).filter(|text| text.split_whitespace().count() > 4).collect();
    let mut openings: HashMap<String, usize> = HashMap::new();
    for text in &texts {
        *openings.entry(text.to_lowercase().split_whitespace().take(4).collect::<Vec<_>>().join(" ")).or_default() += 1;
    }
    let (opening, count) = openings.iter().max_by_key(|(_, count)| **count).expect("texts");
    assert!(count * 100 < texts.len(), "{count} of {} texts begin with {opening:?}", texts.len());
    assert!(openings.len() * 3 > texts.len(), "{} beginnings for {} texts", openings.len(), texts.len());
    assert!(texts.iter().all(|text| !text.contains(['[', ']', '{', '}', '|', '<'])));
}
