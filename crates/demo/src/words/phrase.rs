//! Phrases with choices: `[one|another|]` is one of these, `{name}` is filled in; both may nest.

use crate::stream::Stream;

/// The phrase with every choice made.
pub fn expand(phrase: &str, stream: &mut Stream, slot: &dyn Fn(&str, &mut Stream) -> Option<String>) -> String {
    tidy(&choose(phrase, stream, slot))
}

fn choose(phrase: &str, stream: &mut Stream, slot: &dyn Fn(&str, &mut Stream) -> Option<String>) -> String {
    let Some(open) = phrase.find(['[', '{']) else { return phrase.to_owned() };
    let (inside, after) = bracketed(&phrase[open..]);
    let chosen = if phrase[open..].starts_with('[') {
        (*stream.pick(&choices(inside))).to_owned()
    } else {
        slot(inside, stream).unwrap_or_else(|| format!("<{inside}>"))
    };
    format!("{}{}{}", &phrase[..open], choose(&chosen, stream, slot), choose(after, stream, slot))
}

/// What stands between the first bracket and its partner, and what comes after.
fn bracketed(phrase: &str) -> (&str, &str) {
    let mut depth = 0;
    for (at, letter) in phrase.char_indices() {
        depth += match letter {
            '[' | '{' => 1,
            ']' | '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            return (&phrase[1..at], &phrase[at + 1..]);
        }
    }
    (&phrase[1..], "")
}

/// The parts between bars that are not within further brackets.
fn choices(inside: &str) -> Vec<&str> {
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, letter) in inside.char_indices() {
        match letter {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            '|' if depth == 0 => {
                found.push(&inside[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    found.push(&inside[from..]);
    found
}

/// Empty choices leave blanks behind; sentences begin with a capital.
fn tidy(text: &str) -> String {
    let mut text = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    for mark in [".", ",", "!", "?", ":", ";"] {
        text = text.replace(&format!(" {mark}"), mark);
    }
    let mut begins = true;
    text.chars()
        .flat_map(|letter| {
            let raised = begins && letter.is_alphabetic();
            begins = matches!(letter, '.' | '!' | '?') || begins && !letter.is_alphanumeric();
            if raised { letter.to_uppercase().collect::<Vec<_>>() } else { vec![letter] }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(phrase: &str) -> String {
        expand(phrase, &mut Stream::of(1, "test"), &|name, _| (name == "who").then(|| "[Ada|Ada]".to_owned()))
    }

    #[rstest::rstest]
    #[case("plain", "Plain")]
    #[case("[a|a] b", "A b")]
    #[case("thanks[| ][,|,] {who}.", "Thanks, Ada.")]
    #[case("[[x|x] and {who}|[x|x] and {who}]", "X and Ada")]
    #[case("one. two", "One. Two")]
    fn choices_are_made(#[case] phrase: &str, #[case] text: &str) {
        assert_eq!(expanded(phrase), text);
    }
}
