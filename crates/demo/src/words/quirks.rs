//! The habits of writers: no capitals, no full stop, a name below, now and then a typing error.

use super::Occasion;
use crate::moods::Mood;
use crate::stream::Stream;

/// The text as this person would type it.
pub fn apply(text: &str, seed: u64, occasion: &Occasion<'_>, stream: &mut Stream) -> String {
    let contact = occasion.contact;
    let mut habits = Stream::of(seed, &format!("{} habits", contact.external_id));
    let german = contact.language == "de";
    let (small, dots, bare, signed, typing, spelled) =
        (habits.chance(0.07), habits.chance(0.04), habits.chance(0.16), habits.chance(0.06), habits.chance(0.16), habits.chance(0.06));
    let mut text = text.to_owned();
    if small && !german {
        text = text.to_lowercase();
    }
    if german && spelled {
        text = text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    }
    if dots {
        text = text.replace(". ", "... ");
    }
    if occasion.mood == Mood::Glad && stream.chance(0.07) {
        text = format!("{}{}", text.trim_end_matches('.'), stream.pick(&["!", "!", " :)", " 👍", " 🙂"]));
    }
    if typing && stream.chance(0.45) {
        text = mistyped(&text, stream);
    }
    if bare {
        text = text.trim_end_matches('.').to_owned();
    }
    if signed && stream.chance(0.6) {
        let first = contact.name.split(' ').next().unwrap_or_default();
        let ending = if german { ["Gruß, ", "VG ", "– "] } else { ["– ", "Regards, ", "Thanks, "] };
        text = format!("{text}\n{}{first}", stream.pick(&ending));
    }
    text
}

/// Two letters within a longer word change places, or one is lost.
fn mistyped(text: &str, stream: &mut Stream) -> String {
    let letters: Vec<char> = text.chars().collect();
    let inside = |at: &usize| (at - 2..=at + 2).all(|near| letters.get(near).is_some_and(|letter| letter.is_lowercase()));
    let places: Vec<usize> = (2..letters.len().saturating_sub(2)).filter(inside).collect();
    if places.is_empty() {
        return text.to_owned();
    }
    let mut letters = letters.clone();
    let at = *stream.pick(&places);
    if stream.chance(0.6) {
        letters.swap(at, at + 1);
    } else {
        letters.remove(at);
    }
    letters.into_iter().collect()
}
