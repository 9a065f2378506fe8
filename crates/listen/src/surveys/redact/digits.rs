//! Numbers in words that may be phones or cards. A date, an amount, an order number or a code is none.

use std::ops::Range;

/// A run of digits with what people write between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number<'w> {
    pub range: Range<usize>,
    text: &'w str,
    digits: Vec<u8>,
}

/// More digits than any number has: several stand beside each other.
const SEVERAL: usize = 17;

/// Where numbers are.
pub(super) fn find(words: &str) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = words[from..].find(begins).map(|start| from + start) {
        let length: usize = words[start..].chars().take_while(|c| continues(*c)).map(char::len_utf8).sum();
        let text = words[start..start + length].trim_end_matches(|c: char| !c.is_ascii_digit());
        from = start + text.len().max(1);
        if !text.is_empty() && is_free(words, start, from) {
            let run = Number::at(words, start..from);
            if run.digits.len() > SEVERAL { found.extend(apart(words, &run)) } else { found.push(run) }
        }
    }
    found
}

/// The phones and cards among numbers that stand beside each other, the longest first.
fn apart<'w>(words: &'w str, run: &Number<'w>) -> Vec<Number<'w>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for part in run.text.split(' ').filter(|part| !part.is_empty()) {
        let start = run.range.start + (part.as_ptr() as usize - run.text.as_ptr() as usize);
        parts.push(start..start + part.len());
    }
    let (mut found, mut from) = (Vec::new(), 0);
    while from < parts.len() {
        let last = parts.len().min(from + GROUPS);
        let numbers = (from..last).rev().map(|to| (to, Number::at(words, parts[from].start..parts[to].end)));
        let hit = numbers.filter(|(_, number)| !number.digits.is_empty()).find(|(_, number)| number.is_card() || number.is_phone());
        from = hit.as_ref().map_or(from, |(to, _)| *to) + 1;
        found.extend(hit.map(|(_, number)| number));
    }
    found
}

/// The most groups a number is written in.
const GROUPS: usize = 8;

fn begins(c: char) -> bool {
    c.is_ascii_digit() || c == '+' || c == '('
}

fn continues(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | ' ' | '-' | '/' | '.' | '\u{a0}' | '\u{202f}' | '\u{2011}' | '\u{2013}')
}

/// Whether no letter, `#` or currency touches it.
fn is_free(words: &str, start: usize, end: usize) -> bool {
    let touches = |c: char| c.is_alphanumeric() || matches!(c, '#' | '_' | '€' | '$' | '£' | '%' | '@' | '=');
    let before = words[..start].chars().next_back();
    let after = words[end..].chars().next();
    // An amount goes on behind a comma.
    let goes_on = after == Some(',') && words[end + 1..].starts_with(|c: char| c.is_ascii_digit());
    !before.is_some_and(touches) && !after.is_some_and(touches) && !goes_on
}

impl<'w> Number<'w> {
    fn at(words: &'w str, range: Range<usize>) -> Self {
        let text = &words[range.clone()];
        let digits = text.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        Self { range, text, digits }
    }

    /// 13 to 19 digits whose last one fits the others (Luhn), in groups as on a card.
    pub fn is_card(&self) -> bool {
        let grouped = self.text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '\u{a0}'));
        grouped && (13..=19).contains(&self.digits.len()) && matches!(self.digits[0], 2..=6) && luhn(&self.digits)
    }

    /// A number with a country, or one that begins with 0 or a bracket and is grouped as phones are.
    pub fn is_phone(&self) -> bool {
        let count = self.digits.len();
        if count < 8 || self.is_date() || self.has_odd_groups() {
            return false;
        }
        if self.text.starts_with('+') || self.text.starts_with("(+") {
            return (8..=15).contains(&count);
        }
        if self.text.starts_with("00") {
            return (10..=17).contains(&count) && self.digits[2] != 0;
        }
        let grouped = self.text.contains([' ', '-', '/', '.', '(', '\u{a0}']);
        let local = self.digits[0] == 0 && (8..=13).contains(&count) && self.digits[1] != 0;
        let american = count == 10 && self.sizes() == [3, 3, 4] && !self.text.contains('/') && self.digits[0] >= 2;
        let bracketed = self.text.starts_with('(') && (9..=13).contains(&count);
        local && (grouped || count >= 10) || american || bracketed
    }

    /// The sizes of its groups of digits.
    fn sizes(&self) -> Vec<usize> {
        self.text.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|size| *size > 0).collect()
    }

    /// `03.02.2026`, `2026-02-03`, `03/02/26`, with a time or a second date behind it or not.
    fn is_date(&self) -> bool {
        let sizes = self.sizes();
        if sizes == [2; 5] && (marked_only(self.text, '.') || marked_only(self.text, '-')) {
            return false;
        }
        let dated = |sizes: &[usize]| matches!(sizes, [1 | 2, 1 | 2, 2 | 4, ..] | [4, 1 | 2, 1 | 2, ..]);
        let marked = |mark: char| self.text.matches(mark).count() >= 2;
        dated(&sizes) && self.digits.len() <= 16 && (marked('.') || marked('-') || marked('/')) && !self.text.starts_with('+')
    }

    /// Brackets in the middle of nowhere, or an address of a machine such as 010.000.000.001.
    fn has_odd_groups(&self) -> bool {
        let machine = self.text.matches('.').count() == 3 && self.sizes().len() == 4 && self.sizes().iter().all(|size| *size <= 3);
        machine || self.text.matches('+').count() > 1 || self.text.matches('(').count() > 1
    }
}

/// Whether nothing but this mark stands between the digits: `06.12.34.56.78` is a phone.
fn marked_only(text: &str, mark: char) -> bool {
    text.chars().all(|c| c == mark || c.is_ascii_digit())
}

/// Whether the last digit is the check digit of the others.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits.iter().rev().enumerate().map(|(at, digit)| doubled(u32::from(*digit), at % 2 == 1)).sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != digits[0])
}

const fn doubled(digit: u32, twice: bool) -> u32 {
    match (twice, digit) {
        (true, 5..) => digit * 2 - 9,
        (true, _) => digit * 2,
        (false, _) => digit,
    }
}
