//! How long a value is as JSON, counted without writing it anywhere.

use std::io::{self, Write};

use serde::Serialize;

/// Bytes of a value as JSON.
pub(super) fn size(value: &impl Serialize) -> usize {
    let mut count = Count(0);
    // Counting cannot fail, and neither can what was read from JSON.
    let _ = serde_json::to_writer(&mut count, value);
    count.0
}

struct Count(usize);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::size;

    #[rstest::rstest]
    #[case(json!({}))]
    #[case(json!({"a": [1, -2.5, null, true], "ü\n": "Grüße \u{1F600} \"x\""}))]
    fn the_size_is_that_of_what_is_written(#[case] value: Value) {
        assert_eq!(size(&value), value.to_string().len());
    }
}
