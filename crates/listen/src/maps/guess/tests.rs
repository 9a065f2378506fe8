use super::*;
use crate::maps::{AttributeKind, Map};
use crate::questions::Kind;

fn table(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut lines = text.lines().map(|line| line.split(';').map(ToOwned::to_owned).collect::<Vec<_>>());
    (lines.next().expect("a header"), lines.collect())
}

#[test]
fn a_usual_export_is_understood() {
    let mut text = String::from("Response ID;Date;E-mail;Company;Would you recommend us?;Satisfaction;Effort;Why?;Region;Solved;Empty\n");
    for n in 0..60 {
        let solved = ["yes", "no", "partly"][n % 3];
        let nps = if n == 7 { "11".to_owned() } else { (n % 11).to_string() };
        let region = ["North", "South"][n % 2];
        let _ = writeln!(
            text,
            "{n};0{}.05.2017;a{n}@x.example;Firm {};{nps};{};{};Because of reason number {n}, which is long enough;{region};{solved};",
            n % 9 + 1,
            n % 7,
            n % 5 + 1,
            n % 7 + 1,
        );
    }
    let (header, rows) = table(&text);
    let guessed = guess(&header, &rows, b';').map;
    let map = Map::parse(&guessed).expect("a guessed map is valid");
    let kinds: Vec<_> = map.questions.iter().map(|question| (question.key(), question.kind)).collect();
    let wanted =
        [("Would you recommend us?", Kind::Nps), ("Satisfaction", Kind::Csat), ("Effort", Kind::Ces), ("Why?", Kind::Text), ("Solved", Kind::Solved)];
    assert_eq!(kinds, wanted, "{guessed}");
    assert!(map.questions[0].codes.is_blank("11"));
    assert_eq!(
        map.attributes.iter().map(|attribute| (attribute.name(), attribute.kind)).collect::<Vec<_>>(),
        [("region".into(), AttributeKind::Choice)]
    );
    assert_eq!(map.columns()[..4], ["Response ID", "E-mail", "Company", "Date"]);
    assert!(guessed.contains("because they are empty in these rows: \"Empty\""));
}

#[rstest::rstest]
#[case("Comment", "Nobody called us back.", true)]
#[case("Warum?", "Der Rückruf kam nicht.", true)]
#[case("Feedback type", "complaint", false)]
#[case("Plan", "Nobody called us back.", false)]
fn few_comments_that_come_again_and_again_are_still_words(#[case] name: &str, #[case] said: &str, #[case] is_text: bool) {
    let (header, rows) = table(&format!("Date;{name}\n2026-01-05;{said}\n2026-01-06;{said}\n2026-01-07;{said}\n2026-01-08;{said}"));
    assert_eq!(guess(&header, &rows, b';').map.contains("kind = \"text\""), is_text);
}

#[test]
fn a_file_without_dates_asks_for_them() {
    let (header, rows) = table("A;B\n1;x\n2;y\n3;z\n4;x");
    let guessed = guess(&header, &rows, b';').map;
    assert!(Map::parse(&guessed).expect_err("refused").detail.contains("say when it was"), "{guessed}");
    let dated = guessed.replace("# experienced_at = { value", "experienced_at = { value");
    assert!(Map::parse(&dated).is_ok(), "{dated}");
}

proptest::proptest! {
    #[test]
    fn a_guess_never_panics_and_is_toml(header in proptest::collection::vec(".{0,20}", 1..6), rows in proptest::collection::vec(proptest::collection::vec(".{0,40}", 0..6), 0..8)) {
        let guessed = guess(&header, &rows, b',').map;
        proptest::prop_assert!(guessed.parse::<toml::Table>().is_ok(), "{}", guessed);
    }
}

#[rstest::rstest]
#[case("Customer", true)]
#[case("Kunde", true)]
#[case("Customer satisfaction with us", false)]
fn a_column_that_is_called_customer_names_the_account(#[case] name: &str, #[case] is_account: bool) {
    let (header, rows) = table(&format!("Date;{name}\n2026-01-05;Acme\n2026-01-06;Bolt\n2026-01-07;Acme"));
    assert_eq!(guess(&header, &rows, b';').map.contains("account = "), is_account);
}
