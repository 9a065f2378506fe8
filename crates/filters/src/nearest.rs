//! The known name that a mistyped one most likely meant.

/// Longer texts are nobody's slip of the finger, and dear to compare.
const LONGEST: usize = 100;

/// The nearest of `known`, when it is near enough to be meant: at most a third of the letters differ.
pub fn nearest<'k>(typed: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    if letters(typed) > LONGEST {
        return None;
    }
    let typed = typed.to_lowercase();
    known
        .filter(|name| letters(name) <= LONGEST)
        .map(|name| (distance(&typed, &name.to_lowercase()), name))
        .filter(|(distance, name)| distance * 3 <= letters(name).max(letters(&typed)))
        .min()
        .map(|(_, name)| name)
}

/// `, did you mean X?` or nothing.
pub fn hint<'k>(typed: &str, known: impl Iterator<Item = &'k str>) -> String {
    nearest(typed, known).map_or_else(String::new, |name| format!(", did you mean {name:?}?"))
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

/// Levenshtein's distance: how many letters to insert, delete or replace.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, right) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("chanel", Some("channel"))]
    #[case("Touchpiont", Some("touchpoint"))]
    #[case("weather", None)]
    #[case("", None)]
    fn finds(#[case] typed: &str, #[case] meant: Option<&str>) {
        assert_eq!(nearest(typed, ["touchpoint", "channel", "team"].into_iter()), meant);
    }

    #[test]
    fn long_texts_have_no_nearest() {
        let long = "channel".repeat(1_000_000);
        assert_eq!(nearest(&long, ["channel", &long].into_iter()), None);
        assert_eq!(nearest("chanel", [long.as_str(), "channel"].into_iter()), Some("channel"));
    }
}
