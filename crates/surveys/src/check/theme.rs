//! Colours that can be read.

use super::Report;
use crate::Theme;

/// What stands for colours that are left out.
const INK: &str = "#211f1c";
const BACKGROUND: &str = "#ffffff";
const ACCENT: &str = "#0d5f60";
/// The contrast of words to what is behind them: WCAG 2.2, 1.4.3 at AA.
const ENOUGH: f64 = 4.5;
const LIGHT: &str = "#ffffff";
const DARK: &str = "#000000";

pub fn check(theme: &Theme, report: &mut Report) {
    let mut readable = true;
    for (name, colour) in [("accent", &theme.accent), ("background", &theme.background), ("ink", &theme.ink)] {
        if let Some(colour) = colour.as_deref().filter(|colour| channels(colour).is_none()) {
            report.error(format_args!("theme.{name}"), format!("{colour:?} is not a colour: write one like #1f6feb"));
            readable = false;
        }
    }
    if readable {
        contrasts(theme, report);
    }
    if theme.logo.is_some() && theme.logo_words.as_deref().is_none_or(|words| words.trim().is_empty()) {
        report.warning("theme.logo_words", "says nothing: write what the logo shows, for those who do not see it");
    }
}

fn contrasts(theme: &Theme, report: &mut Report) {
    let of = |colour: &Option<String>, usual: &'static str| colour.clone().unwrap_or_else(|| usual.to_owned());
    let (ink, background, accent) = (of(&theme.ink, INK), of(&theme.background, BACKGROUND), of(&theme.accent, ACCENT));
    let mut ask = |place: &str, what: &str, front: &str, behind: &str| match contrast(front, behind) {
        Some(ratio) if ratio < ENOUGH => report.error(
            place,
            format!(
                "{what}: {front} on {behind} has a contrast of {:.2}, words need {ENOUGH}: take a darker or a lighter one",
                (ratio * 100.0).floor() / 100.0
            ),
        ),
        _ => {}
    };
    ask("theme.ink", "words on the background", &ink, &background);
    ask("theme.accent", "buttons on the background", &accent, &background);
    ask("theme.accent", "words on buttons", on(&accent), &accent);
}

/// The contrast of two colours like `#1f6feb`, 1 to 21, as WCAG 2.2 defines it.
pub fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// Black or white: what can be read better on a colour.
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
    fn words_on_colours_can_be_read() {
        assert_eq!((on("#ffd700"), on("#0d5f60")), (DARK, LIGHT));
    }
}
