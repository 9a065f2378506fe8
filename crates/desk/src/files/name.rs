//! Names of files as their senders gave them, made harmless.

/// The longest name, in characters.
const LONGEST: usize = 200;

/// The name without folders, control characters and marks that turn the reading direction; `file` when nothing is left.
pub fn tidy(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    let plain = plain.trim_matches(|c: char| c.is_whitespace() || c == '.');
    match plain.rsplit_once('.') {
        _ if plain.is_empty() => "file".into(),
        Some((stem, ending)) if ending.chars().count() < 10 => format!("{}.{ending}", cut(stem, LONGEST - 10)),
        _ => cut(plain, LONGEST),
    }
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// Characters that are not seen but change how the others are read: `exe.fdp` would look like `pdf.exe`.
fn turns(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("offer.pdf", "offer.pdf")]
    #[case("../../etc/passwd", "passwd")]
    #[case("C:\\fakepath\\offer.pdf", "offer.pdf")]
    #[case("invoice\u{202e}fdp.exe", "invoicefdp.exe")]
    #[case("a\0b\r\nc.txt", "abc.txt")]
    #[case("...", "file")]
    #[case("", "file")]
    #[case("Grüße 漢字.png", "Grüße 漢字.png")]
    fn a_name_is_harmless(#[case] name: &str, #[case] tidied: &str) {
        assert_eq!(tidy(name), tidied);
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let tidied = tidy(&format!("{}.pdf", "x".repeat(5000)));
        assert!(tidied.chars().count() <= LONGEST && tidied.ends_with("x.pdf"));
    }
}
