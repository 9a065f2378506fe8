//! A digest as a letter: the sentence first, then each touchpoint with its picture, then what is known of customers, then words, then what to do.

use edge::Site;
use kernel::Id;
use listen::voice::Said;
use measure::question::Measure;
use post::paper::Measured;
use post::{Letter, Mailbox, Paper};
use store::Error;

use super::content::{Content, Figure};
use super::named::Named;
use super::picture::{Scale, draw};
use super::telling::Teller;
use super::words::{fill, words};
use super::{Digest, Kind};

/// What a letter is made of besides the content.
pub(super) struct Frame<'f> {
    pub site: &'f Site,
    pub workspace: &'f str,
    pub language: &'f str,
    /// What the ids of the content mean.
    pub named: &'f Named,
}

/// The letter to a member.
pub(super) fn letter(to: Mailbox, id: Id<Digest>, kind: Kind, content: &Content, frame: &Frame) -> Result<Letter, Error> {
    let said = words(frame.language);
    let what = match kind {
        Kind::Executive => &said.executive,
        Kind::Team => &said.team,
        Kind::Person => &said.person,
    };
    let subject = said.subject(what, &content.from, &content.until);
    let paper = paper(&Teller { content, named: frame.named, said }, &subject, &address(frame.site, frame.workspace, id));
    Ok(Letter::new(to, &subject, paper)?.in_language(frame.language).about(id).with_secrets())
}

/// Where a digest is read.
pub(super) fn address(site: &Site, workspace: &str, id: Id<Digest>) -> String {
    format!("{}/w/{workspace}/digests/{id}", site.base_url)
}

fn paper(teller: &Teller<'_>, subject: &str, address: &str) -> Paper {
    let (content, said) = (teller.content, teller.said);
    let sentence = teller.headline();
    let mut paper = Paper::new().preview(sentence.clone()).quiet(subject).heading(sentence);
    if let Some(change) = teller.change() {
        paper = paper.words(change);
    }
    if let Some(asked) = teller.asked() {
        paper = paper.quiet(asked);
    }
    if let Some(scale) = scale(content) {
        let rows: Vec<Measured> = content.places.iter().map(|place| row(teller, &place.name, &place.figure, scale)).collect();
        if !rows.is_empty() {
            paper = paper.section(&said.touchpoints).measured(rows);
        }
    }
    for section in teller.sections() {
        paper = paper.section(section.heading).words(section.lines.join("\n"));
    }
    for (title, ids) in [(&said.bad, &content.bad), (&said.good, &content.good)] {
        let voices: Vec<&Said> = ids.iter().filter_map(|id| teller.named.said.get(id)).filter(|voice| !voice.words.trim().is_empty()).collect();
        if !voices.is_empty() {
            paper = paper.section(title);
            for voice in voices {
                paper = paper.quote(voice.words.trim());
            }
        }
    }
    let decided = teller.decided();
    if !decided.lines.is_empty() {
        paper = paper.section(decided.heading).words(decided.lines.join("\n"));
    }
    paper.button(&said.open, address).quiet(&said.about)
}

/// The scale on which all figures of a digest are drawn, so that they can be compared.
fn scale(content: &Content) -> Option<Scale> {
    match content.question.as_ref()?.measure {
        Measure::Nps => Some(Scale { low: -100.0, high: 100.0 }),
        Measure::Csat | Measure::Solved => Some(Scale { low: 0.0, high: 100.0 }),
        _ => {
            let asked = content.asked.as_ref();
            let highest = content.places.iter().filter_map(|place| place.figure.high.or(place.figure.value)).fold(7.0, f64::max);
            Some(Scale { low: asked.and_then(|asked| asked.low).unwrap_or(0.0), high: asked.and_then(|asked| asked.high).unwrap_or(highest) })
        }
    }
}

fn row(teller: &Teller<'_>, name: &str, figure: &Figure, scale: Scale) -> Measured {
    let (low, high) = teller.ends(figure.low, figure.high);
    let alt = fill(&teller.said.interval, &[("low", &low), ("high", &high), ("n", &figure.n.to_string())]);
    Measured { name: name.to_owned(), told: teller.figure(figure), change: teller.changed(figure), picture: draw(figure, scale), alt }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::super::content::Without;
    use super::*;

    fn content(total: Figure) -> Content {
        Content {
            from: "2026-02-23".into(),
            until: "2026-03-02".into(),
            as_of: kernel::Time::from_micros(0),
            question: Some(measure::Question::new(Measure::Nps)),
            asked: None,
            without: None,
            total,
            places: Vec::new(),
            bad: Vec::new(),
            good: Vec::new(),
            cases: super::super::content::Cases::default(),
            decisions: Vec::new(),
            classes: Vec::new(),
            silent: None,
            watches: None,
        }
    }

    fn told(content: &Content, language: &str) -> String {
        let none =
            Named { said: HashMap::new(), decided: HashMap::new(), customers: HashMap::new(), alerts: HashMap::new(), watches: HashMap::new() };
        let teller = Teller { content, named: &none, said: words(language) };
        [Some(teller.headline()), teller.change()].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    #[rstest::rstest]
    #[case(Figure { value: Some(12.0), low: Some(3.0), high: Some(21.0), n: 40, change: Some(-9.0), change_low: Some(-15.0), change_high: Some(-3.0), ..Figure::default() },
        "NPS is 12 (3 … 21), from 40 people. It fell by 9 (3 … 15): proved.")]
    #[case(Figure { value: Some(12.0), low: Some(3.0), high: Some(21.0), n: 40, change: Some(4.0), change_low: Some(-1.0), change_high: Some(9.0), ..Figure::default() },
        "NPS is 12 (3 … 21), from 40 people. +4 (\u{2212}1 … +9) since the period before: not proved.")]
    #[case(Figure { n: 3, too_few: true, ..Figure::default() }, "Too few people answered to tell a score.")]
    #[case(Figure::default(), "Nobody answered in this period.")]
    fn the_sentence_says_what_is_so(#[case] total: Figure, #[case] expected: &str) {
        assert_eq!(told(&content(total), "en"), expected);
    }

    #[test]
    fn not_computed_is_another_thing_than_none() {
        let without = Content { without: Some(Without::NoTouchpoint), question: None, ..content(Figure::default()) };
        assert!(told(&without, "de").starts_with("Keine Zahl"));
    }
}
