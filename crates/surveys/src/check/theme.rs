//! Colours that can be read.

use super::Report;
use crate::Theme;
use crate::theme::{ACCENT, BACKGROUND, ENOUGH, INK, contrast, is_colour};

pub fn check(theme: &Theme, report: &mut Report) {
    let mut readable = true;
    for (name, colour) in [("accent", &theme.accent), ("background", &theme.background), ("ink", &theme.ink)] {
        if let Some(colour) = colour.as_deref().filter(|colour| !is_colour(colour)) {
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
}
