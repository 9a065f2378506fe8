//! What became of a survey that was brought in, in words.

use std::fmt::Write as _;

use serde_json::Value;

/// The draft, what was left behind, and what is to be mended before it is published.
pub(super) fn in_words(made: &Value) -> String {
    let text = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let mut words = format!("{:?} is here as the draft {}\n", text(made, "name"), text(made, "key"));
    let left = made["left"].as_array().map_or(&[][..], Vec::as_slice);
    if !left.is_empty() {
        let _ = writeln!(words, "{} part(s) could not be carried over as they are:", left.len());
    }
    for one in left {
        let _ = writeln!(words, "  {}: {}", text(one, "place"), text(one, "reason"));
    }
    let findings = made["findings"].as_array().map_or(&[][..], Vec::as_slice);
    for one in findings {
        let _ = writeln!(words, "{} at {}: {}", text(one, "severity"), text(one, "place"), text(one, "reason"));
    }
    words
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn nothing_is_left_out_silently() {
        let left = json!([{ "place": "pages[0]", "reason": "a signature: nobody signs here" }]);
        let findings = json!([{ "severity": "error", "place": "pages", "reason": "has no questions" }]);
        let words = super::in_words(&json!({ "name": "Wave", "key": "wave", "left": left, "findings": findings }));
        assert_eq!(
            words,
            "\"Wave\" is here as the draft wave\n1 part(s) could not be carried over as they are:\n  pages[0]: a signature: nobody signs here\n\
             error at pages: has no questions\n"
        );
    }
}
