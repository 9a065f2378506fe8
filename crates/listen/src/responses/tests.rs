use super::*;
use crate::questions::{Definition, Kind};

fn answer(question: &str, said: Said) -> Answer {
    Answer { question: question.into(), said, touchpoint: None, offering: None, pattern: None, aspect: None }
}

fn refused(draft: &Draft) -> Vec<(String, String)> {
    let mut why = Definition::of("why", Kind::Choice);
    why.options.push(crate::questions::ChoiceOption { code: "1".into(), label: "Price".into() });
    let definitions = [Definition::of("nps", Kind::Nps), Definition::of("words", Kind::Text), why];
    let refusal = check(draft, |key| definitions.iter().find(|definition| definition.key == key)).expect_err("refused");
    refusal.params.into_iter().map(|param| (param.name, param.reason)).collect()
}

#[rstest::rstest]
#[case(answer("nps", Said::Score(11.0)), "answers[0].score", "off the scale 0..10")]
#[case(answer("nps", Said::Score(f64::NAN)), "answers[0].score", "off the scale")]
#[case(answer("nps", Said::Text("ten".into())), "answers[0].question", "it takes a score")]
#[case(answer("mystery", Said::Score(1.0)), "answers[0].question", "there is no question \"mystery\" here")]
#[case(answer("words", Said::Text("a\0b".into())), "answers[0].text", "NUL")]
#[case(answer("words", Said::Text(" ".into())), "answers[0].text", "is empty")]
#[case(answer("words", Said::Text("x".repeat(LONGEST_TEXT + 1))), "answers[0].text", "is longer")]
#[case(answer("words", Said::Score(1.0)), "answers[0].score", "takes text and no score")]
#[case(answer("why", Said::Choices(vec!["Speed".into()])), "answers[0].choice", "none of its options (Price)")]
#[case(answer("why", Said::Choices(vec!["1".into(), "Price".into()])), "answers[0].choices", "chosen twice")]
fn an_answer_that_does_not_fit_its_question_is_refused(#[case] answer: Answer, #[case] place: &str, #[case] reason: &str) {
    let places = refused(&Draft { answers: vec![answer], ..Draft::default() });
    assert_eq!(places[0].0, place);
    assert!(places[0].1.contains(reason), "{}", places[0].1);
}

#[test]
fn every_wrong_place_is_named() {
    let draft = Draft {
        external_id: Some(String::new()),
        weight: Some(-1.0),
        contact: Some(Person::Mail("nobody".into())),
        experienced_at: Some(Time::from_micros(i64::MAX)),
        answers: vec![answer("nps", Said::Score(1.0)), answer("nps", Said::Score(2.0))],
        attributes: vec![("tier".into(), Stored::Number(f64::INFINITY))],
        ..Draft::default()
    };
    let places: Vec<_> = refused(&draft).into_iter().map(|(name, _)| name).collect();
    assert_eq!(places, ["external_id", "contact.mail", "experienced_at", "weight", "attributes.tier", "answers[1].question"]);
}

#[test]
fn the_order_of_answers_is_no_content() {
    let (score, words) = (answer("nps", Said::Score(9.0)), answer("words", Said::Text("fine".into())));
    let one = Draft { answers: vec![score.clone(), words.clone()], weight: Some(1.0), ..Draft::default() };
    let other = Draft { answers: vec![words, score], external_id: Some("7".into()), ..Draft::default() };
    assert_eq!(content_hash(&one), content_hash(&other));
}

#[test]
fn every_part_is_content() {
    let base = Draft { answers: vec![answer("nps", Said::Score(9.0))], ..Draft::default() };
    let mut others = vec![base.clone(); 9];
    others[0].answers[0].said = Said::Score(8.0);
    others[1].channel = Some("web".into());
    others[2].team = Some("web".into());
    others[3].weight = Some(2.0);
    others[4].test = true;
    others[5].contact = Some(Person::of("a@b.example"));
    others[6].attributes.push(("tier".into(), Stored::Text("gold".into())));
    others[7].answers[0].touchpoint = Some("order".into());
    others[8].experienced_at = Some(Time::from_micros(0));
    let mut hashes: Vec<_> = others.iter().chain([&base]).map(content_hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), 10);
}
