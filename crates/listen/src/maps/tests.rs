use super::*;

const MINIMAL: &str = "[response]\nexperienced_at = \"DATE\"\n[[question]]\ncolumn = \"NPS\"\nkind = \"nps\"\n";

fn refused(text: &str) -> String {
    Map::parse(text).expect_err("refused").detail
}

#[test]
fn a_minimal_map_takes_the_usual_from_the_kind() {
    let map = Map::parse(MINIMAL).expect("valid");
    let question = map.questions[0].definition();
    assert_eq!((question.key.as_str(), question.scale.expect("scale").to_string().as_str()), ("NPS", "0..10"));
    assert_eq!((question.pattern, question.aspect), (Pattern::Present, Aspect::Experience));
    assert_eq!(map.columns(), ["DATE", "NPS"]);
}

#[test]
fn every_form_of_a_source_is_read() {
    let map = Map::parse(
        r#"
        [file]
        delimiter = ";"
        encoding = "windows-1252"
        zone = "Europe/Berlin"
        [response]
        id = "ID"
        experienced_at = { year = 2017, month = 5, day = "INTDATE" }
        answered_at = { column = "SENT", format = "%d/%m/%Y" }
        channel = { value = "web" }
        account = { column = "ACC" }
        [[question]]
        column = "Q1"
        key = "security"
        kind = "csat"
        scale = [1, 7]
        touchpoint = "security"
        offering = { column = "PRODUCT" }
        codes = { blank = [0, "Blank"], not_applicable = [8], "very good" = 7 }
        [[question]]
        column = "Q2"
        kind = "choice"
        codes = { 10 = "Ten", 2 = "Two", a = "Letter" }
        [[attribute]]
        column = "Boarding Area"
        type = "choice"
        labels = { A = "North" }
        [[attribute]]
        column = "Tier"
        on = "account"
        "#,
    )
    .expect("valid");
    assert_eq!(map.columns(), ["ID", "ACC", "INTDATE", "SENT", "Q1", "PRODUCT", "Q2", "Boarding Area", "Tier"]);
    let codes = &map.questions[0].codes;
    assert!(codes.is_blank("") && codes.is_blank("0") && codes.is_blank("0.0") && codes.is_blank("BLANK") && !codes.is_blank("1"));
    assert!(codes.is_not_applicable("8"));
    assert_eq!(codes.meaning("very good"), Some(&Meaning::Score(7.0)));
    let labels: Vec<_> = map.questions[1].definition().options.into_iter().map(|option| option.label).collect();
    assert_eq!(labels, ["Two", "Ten", "Letter"]);
    assert_eq!(map.attributes[0].name(), "boarding_area");
}

#[rstest::rstest]
#[case("", "missing field `response`")]
#[case("[response]\nexperienced_at = \"D\"\nweigth = \"W\"\n", "line 3, column 1: unknown field `weigth`")]
#[case("[response]\nexperienced_at = { value = \"soon\" }\n[[question]]\ncolumn = \"Q\"\nkind = \"nps\"\n", "\"soon\" is not a date")]
#[case("[response]\nexperienced_at = { column = \"D\", year = 2017 }\n", "line 2, column 18: give column")]
#[case("[response]\nexperienced_at = 2017-05-01\n", "line 2, column 18")]
#[case("[response]\nid = { column = \"A\", value = \"B\" }\n", "give either column or value")]
#[case("[response]\nid = \"A\"\n[[question]]\ncolumn = \"Q\"\nkind = \"nps\"\n", "say when it was")]
#[case("[response]\nexperienced_at = \"D\"\n", "at least one question")]
#[case("[response]\nexperienced_at = \"D\"\n[[question]]\ncolumn = \"Q\"\nkind = \"stars\"\n", "unknown variant `stars`")]
#[case("[response]\nexperienced_at = \"D\"\n[[question]]\ncolumn = \"Q\"\nkind = \"nps\"\nscale = \"1..10\"\n", "asked on 0..10")]
#[case("[response]\nexperienced_at = \"D\"\n[[question]]\ncolumn = \"Q\"\nkind = \"csat\"\nscale = \"5..1\"\n", "is not a scale")]
#[case("[file]\nencoding = \"klingon\"\n[response]\nexperienced_at = \"D\"\n", "[file]: encoding \"klingon\" is not known")]
#[case("[file]\ndelimiter = \"||\"\n[response]\nexperienced_at = \"D\"\n", "give one character")]
#[case("[file]\nzone = \"Mars/Base\"\n[response]\nexperienced_at = \"D\"\n", "is not a time zone")]
#[case("[response\n", "map, line 1")]
fn refusals_name_the_place(#[case] text: &str, #[case] expected: &str) {
    let detail = refused(text);
    assert!(detail.contains(expected), "{detail}");
}

#[rstest::rstest]
#[case("[[question]]\ncolumn = \"Q\"\nkey = \"NPS\"\nkind = \"csat\"\n", "number 2 (Q): the key \"NPS\" is taken")]
#[case("[[question]]\ncolumn = \"Q\"\nkind = \"csat\"\ncodes = { x = 9 }\n", "codes.x: 9 is off the scale 1..5")]
#[case("[[question]]\ncolumn = \"Q\"\nkind = \"csat\"\ncodes = { x = \"good\" }\n", "maps a code to a number")]
#[case("[[question]]\ncolumn = \"Q\"\nkind = \"solved\"\ncodes = { 1 = \"maybe\" }\n", "say \"yes\", \"partly\" or \"no\"")]
#[case("[[question]]\ncolumn = \"Q\"\nkind = \"text\"\nseparator = \";\"\n", "only a question of kind choice")]
#[case("[[attribute]]\ncolumn = \"Q\"\nname = \"a b\"\n", "use lower-case letters")]
#[case("[[attribute]]\ncolumn = \"Q\"\non = \"account\"\n", "which column names the account")]
#[case("[[attribute]]\ncolumn = \"Q\"\n[[attribute]]\ncolumn = \"q\"\n", "the name \"q\" is taken")]
#[case("[[attribute]]\ncolumn = \"Q\"\nformat = \"%d\"\n", "only an attribute of type date")]
fn rules_name_the_entry(#[case] addition: &str, #[case] expected: &str) {
    let detail = refused(&format!("{MINIMAL}{addition}"));
    assert!(detail.contains(expected), "{detail}");
}

proptest::proptest! {
    #[test]
    fn no_text_makes_a_map_panic(text in ".{0,200}", tail in "[a-z_=\\[\\]{}\", .0-9\n]{0,200}") {
        let _ = Map::parse(&text);
        let _ = Map::parse(&format!("{MINIMAL}{tail}"));
    }
}
