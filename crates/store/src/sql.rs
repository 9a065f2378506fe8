//! Statements that are put together: optional conditions and rows in bulk.

use crate::value::Value;

/// A statement under construction; parameters number themselves.
#[derive(Clone, Debug, Default)]
pub struct Sql {
    pub(crate) text: String,
    pub(crate) values: Vec<Value>,
}

impl Sql {
    /// Begins with a text that has no parameters.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), values: Vec::new() }
    }

    /// Appends text that has no parameters.
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Appends the next parameter.
    pub fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }

    /// Appends `text` and the parameter, when there is a value.
    pub fn push_some(&mut self, text: &str, value: Option<impl Into<Value>>) -> &mut Self {
        if let Some(value) = value {
            self.push(text).bind(value);
        }
        self
    }

    /// Appends ` IN ($n, …)`; an empty list is a condition that never holds.
    pub fn push_in(&mut self, column: &str, values: impl IntoIterator<Item = impl Into<Value>>) -> &mut Self {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return self.push("1 = 0");
        }
        self.push(column).push(" IN (");
        while let Some(value) = values.next() {
            self.bind(value);
            if values.peek().is_some() {
                self.push(", ");
            }
        }
        self.push(")")
    }
}

/// The number of parameters in a text: the highest `$n`, or the count of `?`; string literals are skipped.
pub(crate) fn parameter_count(text: &str) -> usize {
    let (mut highest, mut marks, mut quoted) = (0, 0, false);
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        rest = tail;
        match byte {
            b'\'' => quoted = !quoted,
            b'?' if !quoted => marks += 1,
            b'$' if !quoted => {
                let digits = rest.iter().take_while(|digit| digit.is_ascii_digit()).count();
                let number = rest[..digits].iter().fold(0_usize, |number, digit| number * 10 + usize::from(digit - b'0'));
                highest = highest.max(number);
            }
            _ => {}
        }
    }
    highest.max(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("SELECT 1", 0)]
    #[case("SELECT $2 WHERE a = $1 AND b = '$9?'", 2)]
    #[case("INSERT INTO t VALUES (?, ?), (?, ?)", 4)]
    fn parameters_are_counted(#[case] text: &str, #[case] count: usize) {
        assert_eq!(parameter_count(text), count);
    }

    #[test]
    fn a_statement_numbers_its_parameters() {
        let mut sql = Sql::new("SELECT 1 FROM t WHERE a = ");
        sql.bind(1_i64).push(" AND ").push_in("b", ["x", "y"]).push(" AND ").push_in("c", Vec::<i64>::new());
        assert_eq!(sql.text, "SELECT 1 FROM t WHERE a = $1 AND b IN ($2, $3) AND 1 = 0");
    }
}
