//! The safe kinds of files, and how a file is told to be one: by what it holds, never by what it says of itself.

use kernel::{Code, Refusal};

/// A kind of file that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its media type.
    pub media_type: &'static str,
    /// The usual endings of its names; the first is the best known.
    pub endings: &'static [&'static str],
    /// Other media types that programs give it.
    aliases: &'static [&'static str],
}

const fn kind(media_type: &'static str, endings: &'static [&'static str], aliases: &'static [&'static str]) -> Kind {
    Kind { media_type, endings, aliases }
}

/// All kinds that are taken: none of them runs anything where it is opened.
pub const KINDS: &[Kind] = &[
    kind("image/png", &["png"], &[]),
    kind("image/jpeg", &["jpg", "jpeg"], &["image/jpg", "image/pjpeg"]),
    kind("image/gif", &["gif"], &[]),
    kind("image/webp", &["webp"], &[]),
    kind("image/heif", &["heic", "heif"], &["image/heic"]),
    kind("application/pdf", &["pdf"], &["application/x-pdf"]),
    kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"], &["application/zip"]),
    kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"], &["application/zip"]),
    kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"], &["application/zip"]),
    kind("application/vnd.oasis.opendocument.text", &["odt"], &["application/zip"]),
    kind("audio/mpeg", &["mp3"], &["audio/mp3"]),
    kind("audio/m4a", &["m4a"], &["audio/mp4", "audio/x-m4a"]),
    kind("video/mp4", &["mp4"], &[]),
    kind("text/plain", &["txt", "text", "log"], &[]),
    kind("text/csv", &["csv"], &["text/plain", "application/vnd.ms-excel", "application/csv"]),
];

/// Media types of the pictures that every browser shows.
pub(super) const PICTURES: &[&str] = &["image/png", "image/jpeg", "image/gif", "image/webp"];

/// What browsers say when they do not know.
const UNKNOWN: &[&str] = &["", "application/octet-stream", "binary/octet-stream"];

/// The kind of a file. What says to be something else, by its name or by its type, is refused.
pub(super) fn told(name: &str, said: Option<&str>, bytes: &[u8]) -> Result<Kind, Refusal> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let by_ending = ending.as_deref().and_then(of_ending);
    let kind = within(by_ending, bytes).ok_or_else(|| {
        let list = KINDS.iter().map(|kind| kind.endings[0]).collect::<Vec<_>>().join(", ");
        Refusal::new(Code::UnsupportedMedia, format!("{name}: what it holds is none of the kinds that are taken: send one of {list}"))
    })?;
    if by_ending.is_some_and(|by_ending| by_ending != kind) {
        return Err(lie(name, &kind));
    }
    let said = said.map(|said| said.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()).unwrap_or_default();
    let fits = UNKNOWN.contains(&&*said) || said == kind.media_type || kind.aliases.contains(&&*said);
    if fits { Ok(kind) } else { Err(lie(name, &kind)) }
}

fn lie(name: &str, kind: &Kind) -> Refusal {
    let detail =
        format!("{name}: it says to be something else than it is; it holds {}: save it as .{} and send it again", kind.media_type, kind.endings[0]);
    Refusal::new(Code::UnsupportedMedia, detail)
}

/// The kind whose names end so.
pub(super) fn of_ending(ending: &str) -> Option<Kind> {
    KINDS.iter().find(|kind| kind.endings.contains(&ending)).copied()
}

/// The kind by what lies within; of texts, which carry no mark, the name tells the one from the other.
fn within(by_ending: Option<Kind>, bytes: &[u8]) -> Option<Kind> {
    if let Some(found) = infer::get(bytes) {
        return KINDS.iter().find(|kind| kind.media_type == found.mime_type() && !kind.media_type.starts_with("text/")).copied();
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let plain = !text.chars().any(|c| c.is_control() && !c.is_whitespace()) && !is_markup(text);
    let name = by_ending.filter(|kind| kind.media_type == "text/csv").map_or("txt", |_| "csv");
    if plain { of_ending(name) } else { None }
}

/// A text that a browser would take for a page or a drawing with scripts.
fn is_markup(text: &str) -> bool {
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!") || start.starts_with("<?") || ["<html", "<svg", "<script", "<body", "<head"].iter().any(|mark| start.contains(mark))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    #[rstest]
    #[case("logo.png", Some("image/png"), PNG, "image/png")]
    #[case("logo.PNG", None, PNG, "image/png")]
    #[case("logo", Some("application/octet-stream"), PNG, "image/png")]
    #[case("offer.pdf", Some("application/pdf; name=x"), b"%PDF-1.7\n", "application/pdf")]
    #[case("list.csv", Some("application/vnd.ms-excel"), b"a;b\n1;2\n", "text/csv")]
    #[case("notes.txt", Some("text/plain"), "Grüße\n".as_bytes(), "text/plain")]
    fn a_file_is_what_it_holds(#[case] name: &str, #[case] said: Option<&str>, #[case] bytes: &[u8], #[case] media_type: &str) {
        assert_eq!(told(name, said, bytes).map(|kind| kind.media_type), Ok(media_type));
    }

    #[rstest]
    #[case("logo.jpg", Some("image/jpeg"), PNG)]
    #[case("logo.png", Some("application/pdf"), PNG)]
    #[case("logo.png", Some("image/png"), b"MZ\x90\0")]
    #[case("page.txt", Some("text/plain"), b" \n<HTML><script>alert(1)</script>")]
    #[case("logo.png", None, b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>")]
    #[case("logo.svg", Some("image/svg+xml"), b"<?xml version='1.0'?><svg/>")]
    #[case("run.sh", None, b"#!/bin/sh\nrm -rf /\n")]
    #[case("notes.txt", None, b"a\0b")]
    #[case("offer.pdf", Some("application/pdf"), b"just words")]
    fn what_lies_or_runs_is_refused(#[case] name: &str, #[case] said: Option<&str>, #[case] bytes: &[u8]) {
        assert_eq!(told(name, said, bytes).expect_err("refused").code, Code::UnsupportedMedia);
    }
}
