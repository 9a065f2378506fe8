//! The colour of buttons, and black or white on it, whichever is read more easily.

/// What buttons wear unless a letter says otherwise.
const USUAL: &str = "#0d5f60";

/// A colour, and the one of words on it.
pub(super) fn pair(wanted: Option<&str>) -> (&str, &'static str) {
    let read = |text: &str| -> Option<[u8; 3]> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some([part(0)?, part(2)?, part(4)?])
    };
    let known = wanted.and_then(|text| Some((text, read(text)?)));
    known.map_or((USUAL, "#ffffff"), |(text, parts)| (text, if luminance(parts) > 0.179 { "#000000" } else { "#ffffff" }))
}

/// Relative luminance (WCAG 2.2); from 0.179 on black has the greater contrast.
fn luminance(parts: [u8; 3]) -> f64 {
    let [red, green, blue] = parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::pair;

    #[rstest::rstest]
    #[case(Some("#ffee00"), ("#ffee00", "#000000"))]
    #[case(Some("#222222"), ("#222222", "#ffffff"))]
    #[case(Some("red;}body{"), ("#0d5f60", "#ffffff"))]
    #[case(Some("#ü12345"), ("#0d5f60", "#ffffff"))]
    #[case(None, ("#0d5f60", "#ffffff"))]
    fn words_on_a_button_can_be_read(#[case] wanted: Option<&str>, #[case] colours: (&str, &str)) {
        assert_eq!(pair(wanted), colours);
    }
}
