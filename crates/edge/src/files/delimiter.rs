//! Guessing what stands between the cells of a table.

const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The candidate that cuts most rows of the sample into as many cells as the first row has, and into more than one.
/// `whole` says that the sample does not break off within a row.
pub(super) fn guess(sample: &[u8], whole: bool) -> u8 {
    let best = CANDIDATES.into_iter().rev().max_by_key(|candidate| {
        let mut counts = per_row(sample, *candidate);
        if !whole && counts.len() > 1 {
            counts.pop();
        }
        let first = counts.first().copied().unwrap_or(0);
        let agreeing = counts.iter().filter(|count| **count == first).count();
        if first == 0 { (0, 0) } else { (agreeing * 1000 / counts.len(), first) }
    });
    best.unwrap_or(b',')
}

/// How often the delimiter stands in each row, outside quotes.
fn per_row(sample: &[u8], delimiter: u8) -> Vec<usize> {
    let (mut counts, mut count, mut quoted, mut empty) = (Vec::new(), 0, false, true);
    for byte in sample {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                if !empty {
                    counts.push(count);
                }
                (count, empty) = (0, true);
                continue;
            }
            byte if *byte == delimiter && !quoted => count += 1,
            _ => {}
        }
        empty = empty && *byte == b'\r';
    }
    if !empty {
        counts.push(count);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[rstest::rstest]
    #[case("a,b,c\n1,2,3\n", b',')]
    #[case("a;b;c\n1,5;2,5;3,5\n", b';')]
    #[case("a\tb\n1, 2\t3\n", b'\t')]
    #[case("a|b\n\"x,y\"|3\n", b'|')]
    #[case("name;words\nx;\"one, two, three, four\"\n", b';')]
    #[case("only\none\n", b',')]
    #[case("", b',')]
    #[case("a,b\n1,2\n\"cut, of", b',')]
    fn the_delimiter_is_found(#[case] sample: &str, #[case] delimiter: u8) {
        assert_eq!(guess(sample.as_bytes(), false), delimiter);
    }
}
