//! Stories of imports, on both engines, with files as people send them.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use edge::files::Limits;
use kernel::Act;
use listen::imports::{Report, Request, import, store as imports};
use rstest::rstest;
use serde_json::json;
use store::Store;
use store::testing::{self, Engine};

const MAP: &str = r#"
    [response]
    id = "ID"
    experienced_at = "DATE"
    contact = "WHO"
    account = "FIRM"
    [[question]]
    column = "NETPRO"
    kind = "nps"
    touchpoint = "renewal"
    codes = { blank = [11] }
    [[question]]
    column = "WORDS"
    kind = "text"
    [[attribute]]
    column = "AREA"
    type = "choice"
    [[attribute]]
    column = "TIER"
    on = "account"
    type = "choice"
"#;

const HEADER: &str = "ID,DATE,WHO,FIRM,NETPRO,WORDS,AREA,TIER\n";

struct Desk {
    store: Store,
    act: Act,
    folder: tempfile::TempDir,
}

async fn desk(engine: Engine) -> Desk {
    Desk { store: testing::store(engine).await, act: testing::act(), folder: tempfile::tempdir().expect("a folder") }
}

impl Desk {
    fn request(&self, content: &[u8]) -> Request {
        let path: PathBuf = self.folder.path().join("answers.csv");
        std::fs::write(&path, content).expect("written");
        Request { path, name: "answers.csv".into(), map: MAP.into(), dry_run: false, keep_good: false, update: false, limits: Limits::default() }
    }

    async fn import(&self, content: &str) -> Report {
        self.run(&self.request(content.as_bytes())).await
    }

    async fn run(&self, request: &Request) -> Report {
        import(&self.store, &self.act, request).await.expect("imported")
    }

    async fn refused(&self, request: &Request) -> String {
        let error = import(&self.store, &self.act, request).await.expect_err("refused");
        error.refusal().expect("a refusal").detail.clone()
    }

    async fn count(&self, table: &str) -> i64 {
        let mut read = self.store.read(testing::WORKSPACE).await.expect("a reader");
        read.one(&format!("SELECT COUNT(*) AS n FROM {table}"), vec![]).await.expect("counted").get("n").expect("a number")
    }
}

fn rows(count: usize) -> String {
    let mut text = HEADER.to_owned();
    for n in 0..count {
        writeln!(text, "{n},2026-01-0{},p{n}@x.example,firm {},{},fine,{},gold", n % 9 + 1, n % 3, n % 12, ["N", "S"][n % 2]).expect("text");
    }
    text
}

#[rstest]
#[tokio::test]
async fn a_file_is_imported_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = desk(engine).await;
    let report = desk.import(&rows(60)).await;
    assert!(report.done && report.is_clean(), "{report:?}");
    assert_eq!((report.rows, report.created, report.questions[0].n, report.questions[0].blank), (60, 60, 55, 5));
    let made: Vec<_> = report.made.iter().map(|(noun, count)| (noun.as_str(), *count)).collect();
    assert_eq!(made, [("account", 3), ("contact", 60), ("question", 2), ("touchpoint", 1)]);
    let again = desk.import(&rows(60)).await;
    assert_eq!((again.created, again.unchanged, again.made.len()), (0, 60, 0));
    assert_eq!((desk.count("response").await, desk.count("rating").await, desk.count("verbatim").await), (60, 55, 60));
    assert_eq!((desk.count("response_value").await, desk.count("account_value").await), (60, 3));
    let mut read = desk.store.read(desk.act.workspace).await.expect("a reader");
    let listed = imports::page(&mut read, None, 10).await.expect("listed").items;
    assert_eq!((listed.len(), listed[0].state.as_str(), listed[0].written), (2, "done", 60));
}

#[rstest]
#[tokio::test]
async fn a_bad_row_holds_up_all_unless_told(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = desk(engine).await;
    let text = format!(
        "{HEADER}1,2026-01-01,,,12,hm,N,\n2,2026-01-01,,,9,hm,N,\n3,soon,,,9,hm,N,\nshort\n1,2026-01-02,,,1,hm,N,\n2,2026-01-01,,,9,hm,N,\n2,2026-01-01,,,8,hm,N,\n"
    );
    let report = desk.import(&text).await;
    let problems: Vec<_> = report.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "row 1 (line 2), column NETPRO: 12 is off the scale 0..10; add it to codes.blank if it means no answer",
            "row 3 (line 4), column DATE: \"soon\" is not a date or time: write it as 2017-05-03 or 2017-05-03T14:30:00Z, or give its format in the map",
            "row 4 (line 5): it has 1 cells where the header has 8: quote cells that contain the delimiter",
            "row 7 (line 8): the id \"2\" stands in row 2 with other content: one id is one response",
        ]
    );
    assert!(!report.done);
    assert_eq!((report.rows, report.created, report.unchanged, report.refused), (7, 2, 1, 4));
    assert_eq!((desk.count("response").await, desk.count("survey_question").await, desk.count("import").await), (0, 0, 0));
    let request = Request { keep_good: true, ..desk.request(text.as_bytes()) };
    let report = desk.run(&request).await;
    assert!(report.done);
    assert_eq!((report.created, report.unchanged, report.refused, desk.count("response").await), (2, 1, 4, 2));
}

#[rstest]
#[tokio::test]
async fn other_content_asks_for_update(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = desk(engine).await;
    desk.import(&format!("{HEADER}1,2026-01-01,,,9,hm,N,\n")).await;
    let changed = format!("{HEADER}1,2026-01-01,,,2,hm,N,\n");
    let report = desk.import(&changed).await;
    assert!(!report.done && report.problems[0].reason.contains("add --update"), "{report:?}");
    let report = desk.run(&Request { update: true, ..desk.request(changed.as_bytes()) }).await;
    assert_eq!((report.replaced, desk.count("response").await, desk.count("response_history").await), (1, 1, 1));
}

#[rstest]
#[tokio::test]
async fn what_is_kept_of_an_import_quotes_no_cell(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = desk(engine).await;
    let text = format!("{HEADER}1,2026-01-01,,,9,hm,N,\n2,ada@x.example,,,9,hm,N,\n");
    let report = desk.run(&Request { keep_good: true, ..desk.request(text.as_bytes()) }).await;
    assert!(report.problems[0].reason.contains("ada@x.example"), "{report:?}");
    let mut read = desk.store.read(desk.act.workspace).await.expect("a reader");
    let kept = imports::page(&mut read, None, 1).await.expect("listed").items.remove(0).report.expect("a report");
    assert_eq!((&kept["problems"][0]["row"], &kept["problems"][0]["column"]), (&json!(2), &json!("DATE")));
    assert!(!kept.to_string().contains("ada@x.example"), "{kept}");
}

#[rstest]
#[tokio::test]
async fn a_blank_cell_takes_nothing_back(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = desk(engine).await;
    let map = format!("{MAP}[[attribute]]\ncolumn = \"AREA\"\nname = \"area_of_contact\"\non = \"contact\"\n");
    // The same person at two accounts; the last row that says something has the last word.
    let text = format!(
        "{HEADER}1,2026-01-01,a@x.example,zeta,9,hm,N,gold\n2,2026-01-01,A@x.example,acme,9,hm,S,\n3,2026-01-01,a@x.example,zeta,9,hm,,\n\
        4,2026-01-01,,acme,9,hm,N,silver\n5,2026-01-01,,acme,9,hm,N,bronze\n"
    );
    assert!(desk.run(&Request { map, ..desk.request(text.as_bytes()) }).await.done);
    let mut read = desk.store.read(desk.act.workspace).await.expect("a reader");
    let mut values = async |sql: &str| -> Vec<String> {
        let rows = read.all(sql, vec![]).await.expect("values");
        rows.iter().map(|row| row.get("value_text").expect("text")).collect()
    };
    let sql = "SELECT v.value_text FROM account a JOIN account_value v ON v.workspace = a.workspace AND v.version = a.version ORDER BY a.external_id";
    assert_eq!(values(sql).await, ["bronze", "gold"]);
    assert_eq!(values("SELECT value_text FROM contact_value").await, ["S"]);
}

#[rstest]
#[tokio::test]
async fn a_dry_run_writes_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = desk(engine).await;
    let report = desk.run(&Request { dry_run: true, ..desk.request(rows(24).as_bytes()) }).await;
    assert_eq!((report.done, report.created, report.questions[0].distribution.len()), (false, 24, 11));
    for table in ["response", "survey_question", "attribute", "account", "contact", "touchpoint", "import", "event"] {
        assert_eq!(desk.count(table).await, 0, "{table}");
    }
}

#[rstest]
#[tokio::test]
async fn rows_without_ids_are_told_apart_by_place(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = desk(engine).await;
    let text = format!("{HEADER},2026-01-01,,,9,hm,N,\n,2026-01-01,,,9,hm,N,\n");
    let request = Request { map: MAP.replace("id = \"ID\"", ""), ..desk.request(text.as_bytes()) };
    let report = desk.run(&request).await;
    assert_eq!((report.created, report.notes.len()), (2, 1));
    assert_eq!(desk.run(&request).await.unchanged, 2);
}

#[rstest]
#[tokio::test]
async fn a_question_on_another_scale_is_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = desk(engine).await;
    desk.import(&rows(3)).await;
    let map = MAP.replace("kind = \"nps\"", "kind = \"rating\"\nscale = \"0..10\"");
    let detail = desk.refused(&Request { map, dry_run: true, ..desk.request(rows(3).as_bytes()) }).await;
    assert!(detail.contains("is here as nps on 0..10") && detail.contains("give this one another key"), "{detail}");
}

#[tokio::test]
async fn any_usual_form_of_a_file_is_read() {
    let desk = desk(Engine::Sqlite).await;
    let semicolons = "\u{feff}ID;DATE;WHO;FIRM;NETPRO;WORDS;AREA;TIER\r\n1;2026-01-01;;;9;\"a; b\r\nc\";N;\r\n";
    assert_eq!(desk.import(semicolons).await.created, 1);
    let latin = [HEADER.as_bytes(), b"2,2026-01-01,,,9,Gr\xfc\xdfe,N,\n"].concat();
    let map = format!("[file]\nencoding = \"windows-1252\"\n{MAP}");
    assert_eq!(desk.run(&Request { map, ..desk.request(&latin) }).await.created, 1);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(format!("{HEADER}3,2026-01-01,,,9,=cmd(),N,\n4,2026-01-01,,,9,<script>\u{202e}שלום,N,\n").as_bytes()).expect("packed");
    assert_eq!(desk.run(&desk.request(&packed.finish().expect("packed"))).await.created, 2);
    let mut read = desk.store.read(desk.act.workspace).await.expect("a reader");
    let words: Vec<String> = read
        .all("SELECT words FROM verbatim ORDER BY words", vec![])
        .await
        .expect("words")
        .iter()
        .map(|row| row.get("words").expect("text"))
        .collect();
    assert_eq!(words, ["<script>\u{202e}שלום", "=cmd()", "Grüße", "a; b\r\nc"]);
}

#[rstest]
#[case::empty(b"".to_vec(), "the file is empty")]
#[case::not_utf8([HEADER.as_bytes(), b"1,2026-01-01,,,9,Gr\xfc\xdfe,N,\n"].concat(), "is not UTF-8: save it as UTF-8, or name its encoding")]
#[case::nul([HEADER.as_bytes(), b"1,2026-01-01,,,9,a\0b,N,\n"].concat(), "NUL")]
#[case::columns(b"ID,DATE\n1,2026-01-01\n".to_vec(), "the file has no column \"WHO\"")]
#[case::twice(b"ID,ID\n1,2\n".to_vec(), "have the same name")]
#[case::damaged(b"\x1f\x8b\x08\x00junk".to_vec(), "gzip file is damaged")]
#[case::spreadsheet(b"PK\x03\x04....".to_vec(), "save the sheet as CSV")]
#[tokio::test]
async fn a_file_that_cannot_be_read_is_refused(#[case] content: Vec<u8>, #[case] expected: &str) {
    let desk = desk(Engine::Sqlite).await;
    let detail = desk.refused(&desk.request(&content)).await;
    assert!(detail.contains(expected), "{detail}");
    assert_eq!(desk.count("response").await, 0);
}

#[tokio::test]
async fn an_endless_line_is_refused_before_it_fills_the_memory() {
    let desk = desk(Engine::Sqlite).await;
    let request = desk.request(HEADER.as_bytes());
    let mut file = std::fs::OpenOptions::new().append(true).open(&request.path).expect("opened");
    file.write_all(b"1,2026-01-01,,,9,\"").expect("written");
    for _ in 0..200 {
        file.write_all(&vec![b'x'; 1 << 20]).expect("written");
    }
    drop(file);
    let detail = desk.refused(&request).await;
    assert!(detail.contains("a row is longer than"), "{detail}");
}

#[tokio::test]
async fn a_bomb_is_refused() {
    let desk = desk(Engine::Sqlite).await;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(HEADER.as_bytes()).expect("packed");
    let row = format!("1,2026-01-01,,,9,{},N,\n", "x".repeat(60_000));
    for _ in 0..1_000 {
        packed.write_all(row.as_bytes()).expect("packed");
    }
    let detail = desk.refused(&desk.request(&packed.finish().expect("packed"))).await;
    assert!(detail.contains("unpacks to more than"), "{detail}");
}

#[tokio::test]
async fn a_guessed_map_imports_its_file() {
    let desk = desk(Engine::Sqlite).await;
    let request = desk.request(rows(60).as_bytes());
    let map = listen::imports::guess_map(&request.path, &edge::files::Format::default(), &Limits::default()).expect("guessed").map;
    let report = desk.run(&Request { map: map.clone(), ..request }).await;
    assert!(report.done && report.created == 60 && report.questions[0].key == "NETPRO", "{map}\n{report:?}");
}

#[test]
fn no_file_makes_an_import_panic() {
    use proptest::prelude::*;
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let desk = runtime.block_on(desk(Engine::Sqlite));
    let content = (any::<bool>(), prop::collection::vec(any::<u8>(), 0..300), "[0-9a-zé,;\"\n\r-]{0,300}");
    proptest!(ProptestConfig::with_cases(128), |((headed, bytes, text) in content)| {
        let file = [if headed { HEADER.as_bytes() } else { b"" }, text.as_bytes(), &bytes].concat();
        for file in [file.as_slice(), &file[..file.len() - bytes.len()]] {
            let request = Request { dry_run: true, ..desk.request(file) };
            let outcome = runtime.block_on(import(&desk.store, &desk.act, &request));
            prop_assert!(outcome.as_ref().err().is_none_or(|error| error.refusal().is_some()), "{:?}", outcome);
            let _ = listen::imports::guess_map(&request.path, &edge::files::Format::default(), &Limits::default());
        }
    });
}

#[test]
fn the_maps_among_the_examples_are_valid() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let maps = std::fs::read_dir(folder).expect("examples").map(|entry| entry.expect("an entry").path());
    let maps: Vec<_> = maps.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    assert!(maps.len() >= 4);
    for path in maps {
        let text = std::fs::read_to_string(&path).expect("readable");
        assert!(listen::maps::Map::parse(&text).is_ok(), "{}: {:?}", path.display(), listen::maps::Map::parse(&text).err());
    }
}

/// Where data with published figures lies, if it does.
fn reference(file: &str) -> Option<PathBuf> {
    let root = std::env::var_os("TOUCHSTONE_REFERENCE_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from);
    let path = root.join(file);
    if path.exists() {
        return Some(path);
    }
    println!("SKIPPED: there is no {}; set TOUCHSTONE_REFERENCE_DATA", path.display());
    None
}

#[rstest]
#[case("sfo_survey_2017/2017_SFO_Customer_Survey.csv.gz", "sfo_survey_2017", 2831, "NETPRO", 2746)]
#[case("nps_testdata/testdata.csv", "nps_testdata", 1000, "REC", 1000)]
#[case("ecsi_bank_satisfaction/satisfaction.csv", "ecsi_bank_satisfaction", 250, "loy4", 250)]
#[case("clothing_reviews_1000/clothing_reviews.csv.gz", "clothing_reviews_1000", 1000, "review", 958)]
#[tokio::test]
async fn public_surveys_go_in_by_their_maps(#[case] file: &str, #[case] map: &str, #[case] rows: u64, #[case] key: &str, #[case] n: u64) {
    let Some(path) = reference(file) else { return };
    let desk = desk(Engine::Sqlite).await;
    let map = std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../examples/{map}.toml"))).expect("an example");
    let request = Request { path, map, ..desk.request(b"") };
    let report = desk.run(&request).await;
    assert!(report.done && report.is_clean(), "{:?}", report.problems);
    assert_eq!((report.rows, report.created), (rows, rows));
    assert_eq!(report.questions.iter().find(|question| question.key == key).expect("the question").n, n);
    assert_eq!(desk.run(&request).await.unchanged, rows);
}
