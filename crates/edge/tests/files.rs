//! Files as people really send them: every usual form is read, every broken one is refused with its place.

use std::io::{Cursor, Read, Write};

use edge::files::{Format, Limits, Lines, Row, Table};
use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::{Code, Refusal};
use rstest::rstest;

fn open(bytes: impl Into<Vec<u8>>) -> Result<Table, Refusal> {
    Table::open(Cursor::new(bytes.into()), &Limits::default(), &Format::default())
}

fn rows(bytes: impl Into<Vec<u8>>) -> Result<Vec<Row>, Refusal> {
    open(bytes)?.collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[rstest]
#[case::plain("name,words\nMüller,\"a, b\"\n".as_bytes().to_vec())]
#[case::bom_semicolons_and_crlf("\u{feff}name;words\r\nMüller;a, b\r\n".as_bytes().to_vec())]
#[case::tabs("name\twords\nMüller\ta, b".as_bytes().to_vec())]
#[case::gzip(gzip("name,words\nMüller,\"a, b\"\n".as_bytes()))]
#[case::utf_16(utf16("name\twords\r\nMüller\ta, b\r\n"))]
#[case::blank_lines("name,words\n\n\nMüller,\"a, b\"\n\n".as_bytes().to_vec())]
fn every_usual_form_is_read(#[case] bytes: Vec<u8>) {
    let table = open(bytes).expect("opened");
    assert_eq!(table.headers(), ["name", "words"]);
    let rows: Vec<Row> = table.collect::<Result<_, _>>().expect("read");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].cells, ["Müller", "a, b"]);
}

#[test]
fn a_named_encoding_is_read() {
    let format = Format { encoding: Some("windows-1252".into()), ..Format::default() };
    let table = Table::open(Cursor::new(b"name\nM\xfcller \x80\n"), &Limits::default(), &format).expect("opened");
    assert_eq!(table.last().expect("a row").expect("read").cells, ["Müller €"]);
}

#[rstest]
#[case::empty(b"".as_slice(), Code::MalformedBody, "the file is empty: its first row has to name the columns")]
#[case::only_blank_lines(b"\n\r\n", Code::MalformedBody, "the file is empty: its first row has to name the columns")]
#[case::two_columns_of_one_name(b"a,b, a\n", Code::MalformedBody, "column a: columns 1 and 3 have the same name: rename one")]
#[case::too_few_cells(
    b"a,b\n1,2\n3\n",
    Code::Invalid,
    "row 2 (line 3): it has 1 cells where the header has 2: quote cells that contain the delimiter"
)]
#[case::latin_1(
    b"a,b\n1,M\xfcller\n",
    Code::MalformedBody,
    "line 2, byte 8 (0xFC) of the file is not UTF-8: save it as UTF-8, or name its encoding, as in windows-1252"
)]
#[case::cut_character(
    b"a\n\xc3",
    Code::MalformedBody,
    "line 2, byte 3 (0xC3) of the file is not UTF-8: save it as UTF-8, or name its encoding, as in windows-1252"
)]
#[case::nul(
    b"a,b\n1,x\0y\n",
    Code::MalformedBody,
    "line 2: there is a NUL character, which text cannot hold: clean the file, or name its encoding if it is UTF-16"
)]
#[case::open_quote(
    b"a,b\n1,\"x\n2,y\n",
    Code::MalformedBody,
    "row 1 (line 2): a quote opens and is never closed: close it, or double it if it is part of the text"
)]
#[case::spreadsheet(
    b"PK\x03\x04....",
    Code::MalformedBody,
    "this is a ZIP archive or a spreadsheet file: save the sheet as CSV, or unpack the archive"
)]
#[case::damaged_gzip(b"\x1f\x8b\x08\x00junk", Code::MalformedBody, "the gzip file is damaged or breaks off: pack it again")]
fn a_broken_file_is_refused_with_its_place(#[case] bytes: &[u8], #[case] code: Code, #[case] detail: &str) {
    let refusal = rows(bytes).expect_err("refused");
    assert_eq!((refusal.code, refusal.detail.as_str()), (code, detail));
}

#[test]
fn a_bad_byte_far_into_the_file_is_found() {
    let mut bytes = b"a\n".to_vec();
    bytes.extend(std::iter::repeat_n(b"word\n", 40_000).flatten());
    bytes.push(0xff);
    assert!(rows(bytes).expect_err("refused").detail.starts_with("line 40002, byte 200003 (0xFF)"));
}

#[test]
fn a_gzip_that_breaks_off_is_refused() {
    let packed = gzip("a\n1\n2\n".repeat(1000).as_bytes());
    assert_eq!(rows(&packed[..packed.len() - 9]).expect_err("refused").detail, "the gzip file is damaged or breaks off: pack it again");
}

#[test]
fn text_over_several_lines_keeps_rows_and_lines_apart() {
    let rows = rows("a,b\n1,\"x\ny\"\n2,\"5\"\" disk\"\n").expect("read");
    assert_eq!(rows.iter().map(Row::place).collect::<Vec<_>>(), ["row 1 (line 2)", "row 2 (line 4)"]);
    assert_eq!(rows[1].cells, ["2", "5\" disk"]);
}

#[test]
fn a_row_of_another_width_does_not_end_the_reading() {
    let read: Vec<_> = open("a,b\n1,2\n3\n4,5\n").expect("opened").map(|row| row.map(|row| row.number)).collect();
    assert!(matches!(read.as_slice(), [Ok(1), Err(_), Ok(3)]));
}

#[test]
fn a_cell_over_several_lines_may_end_the_file() {
    assert_eq!(rows("a,b\n1,\"x\ny\"").expect("read")[0].cells, ["1", "x\ny"]);
}

#[test]
fn a_column_without_a_name_is_named_by_its_place() {
    let table = open(",score\n1,9\n").expect("opened");
    assert_eq!(table.headers(), ["column_1", "score"]);
    assert_eq!(table.column("score"), Ok(1));
    assert_eq!(table.column("skore").expect_err("unknown").detail, "column skore: the file has no such column; it has column_1, score");
}

#[test]
fn a_line_of_200_megabytes_is_refused_without_holding_it() {
    let endless = Cursor::new(b"a,b\n1,".to_vec()).chain(std::io::repeat(b'x').take(200 << 20));
    let mut table = Table::open(endless, &Limits::default(), &Format::default()).expect("opened");
    let refusal = table.next().expect("a row").expect_err("refused");
    assert_eq!(refusal.code, Code::TooLarge);
    assert!(refusal.detail.starts_with("line 2: a row is longer than 4096 kB"), "{}", refusal.detail);
    assert!(table.next().is_none());
}

#[test]
fn a_gzip_bomb_is_refused_early() {
    let bomb = gzip(&b"0,1\n".repeat(16 << 20));
    assert!(bomb.len() < 200_000);
    assert_eq!(first_refusal(Cursor::new(bomb), Limits::default()).code, Code::TooLarge);
}

#[test]
fn a_file_over_its_limit_is_refused() {
    let endless = Cursor::new(b"a\n".to_vec()).chain(std::io::repeat(b'\n'));
    let refusal = first_refusal(endless, Limits { bytes: 1 << 20, ..Limits::default() });
    assert_eq!(refusal.detail, "line 2: the file holds more than 1 MB: split it, or raise the limit");
}

fn first_refusal(source: impl Read + Send + 'static, limits: Limits) -> Refusal {
    match Table::open(source, &limits, &Format::default()) {
        Ok(mut table) => table.find_map(Result::err).expect("refused"),
        Err(refusal) => refusal,
    }
}

#[test]
fn lines_of_json_are_read_with_their_numbers() {
    let text = "\u{feff}{\"a\": 1}\n\n {\"a\": 2} \r\n{\"a\": x}";
    let lines: Vec<_> =
        Lines::open(Cursor::new(gzip(text.as_bytes())), &Limits::default()).expect("opened").map(|line| line.expect("read")).collect();
    assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 3, 4]);
    assert_eq!(lines[1].parse::<serde_json::Value>().expect("JSON"), serde_json::json!({"a": 2}));
    assert_eq!(lines[2].parse::<serde_json::Value>().expect_err("refused").detail, "line 4: column 7: expected value");
}

#[test]
fn a_line_of_json_over_its_limit_is_refused() {
    let endless = Cursor::new(b"{}\n\"".to_vec()).chain(std::io::repeat(b'x').take(200 << 20));
    let mut lines = Lines::open(endless, &Limits::default()).expect("opened");
    assert!(lines.next().expect("a line").is_ok());
    let refusal = lines.next().expect("a line").expect_err("refused");
    assert_eq!(refusal.detail, "line 2: it is longer than 4096 kB: write one JSON value per line");
    assert!(lines.next().is_none());
}
