//! How a survey looks, and which of its colours can be read.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The usual colour of words.
pub const INK: &str = "#211f1c";
/// The usual colour behind words and buttons.
pub const BACKGROUND: &str = "#fdfcfa";
/// The usual colour of buttons.
pub const ACCENT: &str = "#0d5f60";

/// The contrast that words need to what is behind them: WCAG 2.2, 1.4.3 at AA.
pub const ENOUGH: f64 = 4.5;

/// What can be read on a dark colour.
pub const LIGHT: &str = "#ffffff";
/// What can be read on a light colour.
pub const DARK: &str = "#000000";

/// How a survey looks; what is left out is as the house does it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = SurveyTheme)]
pub struct Theme {
    /// The colour of buttons and of what is chosen, as `#1f6feb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// The colour behind everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background: Option<String>,
    /// The colour of words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ink: Option<String>,
    /// The id of the file with the logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// What the logo says, for those who do not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_words: Option<String>,
}

/// Whether a text is a colour like `#1f6feb`.
pub fn is_colour(text: &str) -> bool {
    channels(text).is_some()
}

/// The contrast of two colours like `#1f6feb`, 1 to 21, as WCAG 2.2 defines it.
pub fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// White or black: what can be read better on a colour, and always well enough.
pub fn on(colour: &str) -> &'static str {
    if contrast(LIGHT, colour) >= contrast(DARK, colour) { LIGHT } else { DARK }
}

fn luminance(colour: &str) -> Option<f64> {
    let linear = |channel: u8| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = channels(colour)?.map(linear);
    Some(0.2126 * red + 0.7152 * green + 0.0722 * blue)
}

fn channels(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("#000000", "#ffffff", 21.0)]
    #[case("#777777", "#ffffff", 4.478)]
    #[case("#1f6feb", "#ffffff", 4.632)]
    fn contrasts_as_published(#[case] one: &str, #[case] other: &str, #[case] ratio: f64) {
        assert!((contrast(one, other).expect("colours") - ratio).abs() < 0.01, "{:?}", contrast(one, other));
    }

    #[test]
    fn words_on_any_colour_can_be_read() {
        assert_eq!((on("#ffd700"), on(ACCENT)), (DARK, LIGHT));
        for colour in (0..=0xff_ff_ff).step_by(997).map(|colour| format!("#{colour:06x}")) {
            assert!(contrast(on(&colour), &colour).is_some_and(|ratio| ratio >= ENOUGH), "{colour}");
        }
    }
}
