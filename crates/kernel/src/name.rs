//! Names as people type them, folded for search and comparison.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The key under which a name is found: without case, accents and repeated blanks ("Müller  AG" → "muller ag").
pub fn name_key(name: &str) -> String {
    let folded: String = name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    folded.replace('ß', "ss").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[rstest::rstest]
    #[case("  Müller   AG ", "muller ag")]
    #[case("ÉCOLE", "ecole")]
    #[case("GROẞE Straße", "grosse strasse")]
    #[case("Ｔｏｕｃｈ", "touch")]
    #[case("", "")]
    fn folds(#[case] name: &str, #[case] key: &str) {
        assert_eq!(name_key(name), key);
    }
}
