use kernel::Zone;

use super::*;
use crate::maps::Map;

const MAP: &str = r#"
    [response]
    id = "ID"
    experienced_at = { year = 2017, month = 5, day = "DAY" }
    contact = "WHO"
    account = "FIRM"
    channel = "HOW"
    weight = "W"
    [[question]]
    column = "NETPRO"
    kind = "nps"
    codes = { blank = [11] }
    [[question]]
    column = "SHOP"
    kind = "csat"
    touchpoint = "shopping"
    codes = { blank = [0], not_applicable = [6] }
    [[question]]
    column = "WORDS"
    kind = "text"
    [[attribute]]
    column = "AREA"
    type = "choice"
    labels = { A = "North" }
    [[attribute]]
    column = "TIER"
    on = "account"
"#;

fn bound() -> Bound {
    let header: Vec<String> = ["ID", "DAY", "WHO", "FIRM", "HOW", "W", "NETPRO", "SHOP", "WORDS", "AREA", "TIER"].map(Into::into).into();
    Bound::new(&Map::parse(MAP).expect("valid map"), &header, &Zone::utc()).expect("bound")
}

fn row(cells: [&str; 11]) -> files::Row {
    files::Row { number: 17, line: 18, cells: cells.map(Into::into).into() }
}

fn read(cells: [&str; 11]) -> Result<Reading, Vec<String>> {
    bound().read(&row(cells)).map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

#[test]
fn a_row_becomes_a_draft() {
    let reading = read(["1", "25", "ann@x.example", "acme", "web", "1.5", "9", "6", " <script> ", "A", "gold"]).expect("a good row");
    let draft = &reading.draft;
    assert_eq!(draft.external_id.as_deref(), Some("1"));
    assert_eq!(draft.experienced_at.expect("a time").to_string(), "2017-05-25T00:00:00Z");
    assert_eq!(draft.contact, Some(Person::Mail("ann@x.example".into())));
    assert_eq!(draft.weight, Some(1.5));
    let said: Vec<_> = draft.answers.iter().map(|answer| (&*answer.question, &answer.said)).collect();
    assert_eq!(said, [("NETPRO", &Said::Score(9.0)), ("WORDS", &Said::Text("<script>".into()))]);
    assert_eq!(draft.attributes, [("area".into(), Stored::Text("North".into()))]);
    assert_eq!(reading.of_account, [("tier".into(), Stored::Text("gold".into()))]);
}

#[rstest::rstest]
#[case(6, "12", "row 17 (line 18), column NETPRO: 12 is off the scale 0..10; add it to codes.blank if it means no answer")]
#[case(0, "", "row 17 (line 18), column ID: is empty: every row needs its id, or leave id out of the map")]
#[case(1, "32", "row 17 (line 18), column DAY: 2017-05-32 00:00 is not a date of the calendar")]
#[case(1, "Monday", "row 17 (line 18), column DAY: \"Monday\" is not a whole number that could be part of a date")]
#[case(5, "heavy", "row 17 (line 18), column W: \"heavy\" is not a weight: write a number such as 1.25 in every row")]
#[case(5, "0", "row 17 (line 18), column W: a weight is above 0 and at most 1000000; leave the response out, or exclude it, to count it not at all")]
#[case(8, "a\0b", "row 17 (line 18), column WORDS: holds a NUL character, which cannot be kept: take it out of the file")]
fn a_bad_cell_is_named(#[case] at: usize, #[case] cell: &str, #[case] problem: &str) {
    let mut cells = ["1", "25", "", "", "", "1", "9", "4", "", "A", ""];
    cells[at] = cell;
    assert_eq!(read(cells).expect_err("refused"), [problem]);
}

#[test]
fn every_bad_cell_of_a_row_is_named() {
    assert_eq!(read(["", "x", "", "", "", "y", "12", "9", "", "", ""]).expect_err("refused").len(), 5);
}

#[test]
fn good_rows_are_counted_by_question() {
    let mut bound = bound();
    let mut report = Report { questions: bound.question_reports(), ..Report::default() };
    for (score, shop) in [("9", "4"), ("9", "6"), ("11", "0"), ("10", "4")] {
        let cells = ["1", "25", "", "", "", "1", score, shop, "hm", "B", ""];
        let reading = bound.read(&row(cells)).expect("a good row");
        bound.count(&reading, &mut report);
    }
    let [netpro, shop, words] = &report.questions[..] else { panic!("three questions") };
    assert_eq!((netpro.n, netpro.blank, netpro.not_applicable), (3, 1, 0));
    assert_eq!(netpro.distribution, [("9".to_owned(), 2), ("10".to_owned(), 1)].into());
    assert_eq!((shop.n, shop.blank, shop.not_applicable), (2, 1, 1));
    assert_eq!((words.n, words.distribution.len()), (4, 0));
    assert_eq!(bound.attributes[0].definition.choices, ["B"]);
}

#[rstest::rstest]
#[case(&["ID", "DAY"], "the file has no column \"WHO\" that the map names")]
#[case(&["id", "DAY", "WHO", "FIRM", "HOW", "W", "NETPRO", "SHOP", "WORDS", "AREA", "TIER"], "did you mean \"id\"?")]
fn a_header_that_does_not_fit_is_refused(#[case] header: &[&str], #[case] expected: &str) {
    let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
    let refusal = Bound::new(&Map::parse(MAP).expect("valid map"), &header, &Zone::utc()).err().expect("refused");
    assert!(refusal.detail.contains(expected), "{}", refusal.detail);
}
