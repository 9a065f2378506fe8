use kernel::Time;
use rstest::rstest;

use super::*;

const NOW: Time = Time::from_micros(1_767_571_200_000_000);

fn told(body: &str) -> Told {
    Told {
        kind: Kind::Call,
        happened_at: NOW,
        account: Some(Id::from_bytes([1; 16])),
        contact: None,
        touchpoint: None,
        offering: None,
        body: body.into(),
        passages: Vec::new(),
        sentiment: None,
        propensity: None,
        consent: None,
    }
}

fn passage(starts: u32, quote: &str) -> Passage {
    Passage { starts, quote: quote.into(), mark: Mark::Good }
}

#[rstest]
#[case(&[(0, "Grüße")], Ok(vec![0]))]
#[case(&[(6, "👍 aus"), (0, "Grüße")], Ok(vec![0, 6]))]
#[case(&[(12, "Köln")], Ok(vec![12]))]
#[case(&[], Ok(vec![]))]
#[case(&[(0, "Gruße")], Err("passages[0].quote"))]
#[case(&[(0, "Grüße"), (7, "👍")], Err("passages[1].quote"))]
#[case(&[(0, "")], Err("passages[0].quote"))]
#[case(&[(12, "Köln und Bonn")], Err("passages[0].quote"))]
#[case(&[(16, "x")], Err("passages[0].quote"))]
#[case(&[(u32::MAX, "x")], Err("passages[0].quote"))]
#[case(&[(6, "👍 aus"), (0, "Grüße 👍")], Err("passages[0].starts"))]
#[case(&[(0, "Grüße"), (0, "Grüße")], Err("passages[1].starts"))]
fn passages_stand_where_they_say(#[case] marked: &[(u32, &str)], #[case] expected: Result<Vec<u32>, &str>) {
    let passages = marked.iter().map(|(starts, quote)| passage(*starts, quote)).collect();
    let checked = Told { passages, ..told("Grüße 👍 aus Köln") }.checked(NOW);
    let starts = checked.map(|told| told.passages.iter().map(|passage| passage.starts).collect());
    assert_eq!(starts.map_err(|refusal| refusal.params[0].name.clone()), expected.map_err(ToOwned::to_owned));
}

#[rstest]
#[case(Kind::Call, true, false, None)]
#[case(Kind::Call, false, true, Some("account"))]
#[case(Kind::Interview, false, false, Some("account"))]
#[case(Kind::FieldNote, false, true, None)]
#[case(Kind::FieldNote, false, false, Some("touchpoint"))]
fn an_observation_is_about_somebody_or_something(#[case] kind: Kind, #[case] account: bool, #[case] touchpoint: bool, #[case] refused: Option<&str>) {
    let told = told("x");
    let account = told.account.filter(|_| account);
    let checked = Told { kind, account, touchpoint: touchpoint.then(|| "support".into()), ..told }.checked(NOW);
    assert_eq!(checked.err().map(|refusal| refusal.params[0].name.clone()).as_deref(), refused);
}

#[rstest]
#[case(Told { sentiment: Some(3), ..told("x") }, "sentiment")]
#[case(Told { sentiment: Some(-3), ..told("x") }, "sentiment")]
#[case(Told { propensity: Some(11), ..told("x") }, "propensity")]
#[case(Told { propensity: Some(-1), ..told("x") }, "propensity")]
#[case(Told { happened_at: NOW.plus_seconds(3_600), ..told("x") }, "happened_at")]
#[case(Told { happened_at: Time::from_micros(i64::MIN), ..told("x") }, "happened_at")]
#[case(told("a\u{7}"), "body")]
#[case(told(&"ü".repeat(BODY_LENGTH + 1)), "body")]
#[case(Told { passages: vec![passage(0, "x"); MOST_PASSAGES + 1], ..told("x") }, "passages")]
fn what_cannot_be_is_refused_by_its_place(#[case] told: Told, #[case] place: &str) {
    assert_eq!(told.checked(NOW).expect_err("refused").params[0].name, place);
}

#[rstest]
#[case(told(" \n"), false, false)]
#[case(told(" \n"), true, true)]
#[case(told("x"), false, true)]
#[case(Told { sentiment: Some(0), ..told("") }, false, true)]
#[case(Told { propensity: Some(0), ..told("") }, false, true)]
fn an_observation_tells_something(#[case] told: Told, #[case] guided: bool, #[case] does: bool) {
    assert_eq!(told.tells_something(guided).is_ok(), does);
}
