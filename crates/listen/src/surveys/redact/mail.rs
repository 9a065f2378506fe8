//! Mail addresses in words.

use std::ops::Range;

/// Where mail addresses are.
pub(super) fn find(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in words.match_indices('@') {
        let (before, after) = (&words[..at], &words[at + 1..]);
        let start = before.char_indices().rev().take_while(|(_, c)| is_local(*c)).last().map_or(at, |(start, _)| start);
        let local = words[start..at].trim_start_matches(['.', '-', '\'']);
        let length: usize = after.chars().take_while(|c| is_domain(*c)).map(char::len_utf8).sum();
        let domain = after[..length].trim_end_matches(['.', '-']);
        if !local.is_empty() && is_host(domain) {
            found.push(at - local.len()..at + 1 + domain.len());
        }
    }
    found
}

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

fn is_domain(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '.'
}

/// Two labels at least, and a last one that is a word.
fn is_host(domain: &str) -> bool {
    let Some((head, last)) = domain.rsplit_once('.') else { return false };
    let whole = head.split('.').all(|label| !label.is_empty());
    whole && last.chars().count() >= 2 && (last.starts_with("xn--") || last.chars().all(char::is_alphabetic))
}
