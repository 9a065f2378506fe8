//! Words of others as plain text.

/// The words without tags, and whether there were any.
pub fn plain(html: &str) -> (String, bool) {
    if !html.contains(['<', '&']) {
        return (html.trim().to_owned(), false);
    }
    let (mut words, mut tags, mut rest) = (String::with_capacity(html.len()), false, html);
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, length)) = tag(rest) else {
            // Without another end there is no other tag.
            let plain = if rest.contains('>') { 1 } else { rest.len() };
            words.push_str(&rest[..plain]);
            rest = &rest[plain..];
            continue;
        };
        tags = true;
        rest = &rest[length..];
        match name.as_str() {
            "script" | "style" => rest = behind_closing(rest, &name),
            "br" | "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "tr" => words.push('\n'),
            _ => {}
        }
    }
    words.push_str(rest);
    (tidy(&entities(&words)), tags)
}

/// The name of the tag a text begins with, and how long the tag is.
fn tag(text: &str) -> Option<(String, usize)> {
    let inside = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return None;
    }
    let length = text.find('>')? + 1;
    let name = inside.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    Some((name, length))
}

/// What follows the end of an element whose words nobody reads.
fn behind_closing<'t>(text: &'t str, name: &str) -> &'t str {
    let closing = format!("</{name}");
    let found = text
        .char_indices()
        .find(|(at, _)| text[*at..].len() >= closing.len() && text.as_bytes()[*at..][..closing.len()].eq_ignore_ascii_case(closing.as_bytes()));
    found.and_then(|(at, _)| text[at..].find('>').map(|end| &text[at + end + 1..])).unwrap_or("")
}

fn entities(text: &str) -> String {
    let known = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&apos;", "'"), ("&amp;", "&")];
    known.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// How far behind an opening sign the closing one is looked for, in bytes.
const LONGEST_NAME: usize = 300;

/// Replaces what stands between two signs by what is found for it; what nothing is found for stays as it is and is handed back.
pub fn replaced(text: &str, open: &str, close: &str, find: impl Fn(&str) -> Option<String>) -> (String, Vec<String>) {
    let (mut words, mut strange, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, behind)) = rest.split_once(open) {
        words.push_str(before);
        let near = &behind[..behind.floor_char_boundary(LONGEST_NAME)];
        let inside = near
            .find(close)
            .map(|end| (&behind[..end], &behind[end + close.len()..]))
            .filter(|(name, _)| !name.is_empty() && !name.contains(open) && !name.contains('\n'));
        match inside.map(|(name, after)| (name, find(name), after)) {
            Some((_, Some(value), after)) => {
                words.push_str(&value);
                rest = after;
            }
            Some((name, None, after)) => {
                strange.push(name.to_owned());
                words.push_str(name);
                rest = after;
            }
            None => {
                words.push_str(open);
                rest = behind;
            }
        }
    }
    words.push_str(rest);
    (words, strange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("plain", "plain", false)]
    #[case("<h2>Hello,<br/>you &amp; me</h2>", "Hello,\nyou & me", true)]
    #[case("a < b and <b>bold</b>", "a < b and bold", true)]
    #[case("<script>alert('</b>')</SCRIPT>safe", "safe", true)]
    #[case("<style>unclosed", "", true)]
    #[case("1 <", "1 <", false)]
    #[case("&lt;script&gt;", "<script>", false)]
    fn tags_go(#[case] html: &str, #[case] words: &str, #[case] tags: bool) {
        assert_eq!(plain(html), (words.to_owned(), tags));
    }

    #[test]
    fn values_are_named_anew() {
        let find = |name: &str| (name == "q").then(|| "{{q_1}}".to_owned());
        assert_eq!(replaced("{q} and {x}, {", "{", "}", find), ("{{q_1}} and x, {".to_owned(), vec!["x".to_owned()]));
    }
}
