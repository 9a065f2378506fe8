//! What a text that people typed may be before it is kept.

use crate::refusal::Refusal;

/// A text on one line, without blanks around it: not empty, without control characters, at most `most` characters long.
pub fn line(field: &str, text: &str, most: usize) -> Result<String, Refusal> {
    let line: String = text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if line.is_empty() {
        return Err(Refusal::field(field, "is empty: give it a text"));
    }
    limited(field, line, most)
}

/// A text of one or more lines; the same rules but for line breaks and tabs.
pub fn lines(field: &str, text: &str, most: usize) -> Result<String, Refusal> {
    limited(field, text.trim().to_owned(), most)
}

/// [`line()`] for a field that may be left out; an empty text counts as left out.
pub fn optional_line(field: &str, text: Option<&str>, most: usize) -> Result<Option<String>, Refusal> {
    text.filter(|text| !text.trim().is_empty()).map(|text| line(field, text, most)).transpose()
}

/// A key: lower-case letters, digits and `_`, beginning with a letter.
pub fn key(field: &str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = line(field, text, most)?;
    let plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if plain && text.as_bytes()[0].is_ascii_lowercase() {
        return Ok(text);
    }
    Err(Refusal::field(field, format!("{text:?} is not a key: use lower-case letters a to z, digits and _, beginning with a letter")))
}

fn limited(field: &str, text: String, most: usize) -> Result<String, Refusal> {
    let length = text.chars().count();
    if length > most {
        return Err(Refusal::field(field, format!("has {length} characters, at most {most} are kept: shorten it")));
    }
    match text.chars().find(|c| c.is_control() && !c.is_whitespace()) {
        Some(control) => Err(Refusal::field(field, format!("holds the control character U+{:04X}: leave it out", control as u32))),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("  Müller\tAG\n", Ok("Müller AG"))]
    #[case("=cmd()|'/c calc'!A0", Ok("=cmd()|'/c calc'!A0"))]
    #[case("<script>alert(1)</script>", Ok("<script>alert(1)</script>"))]
    #[case("שלום", Ok("שלום"))]
    #[case(" ", Err("name: is empty: give it a text"))]
    #[case("a\0b", Err("name: holds the control character U+0000: leave it out"))]
    fn a_line_is_kept_as_typed_or_refused(#[case] text: &str, #[case] kept: Result<&str, &str>) {
        assert_eq!(line("name", text, 30).map_err(|refusal| refusal.detail), kept.map(ToOwned::to_owned).map_err(ToOwned::to_owned));
    }

    #[test]
    fn a_limit_counts_characters() {
        assert!(line("name", &"ü".repeat(300), 300).is_ok());
        assert_eq!(line("name", &"x".repeat(5000), 300).expect_err("too long").detail, "name: has 5000 characters, at most 300 are kept: shorten it");
    }

    #[rstest]
    #[case("tier_2", true)]
    #[case("Tier", false)]
    #[case("2nd", false)]
    #[case("größe", false)]
    #[case("a-b", false)]
    fn keys_are_plain(#[case] text: &str, #[case] plain: bool) {
        assert_eq!(key("name", text, 60).is_ok(), plain);
    }
}
