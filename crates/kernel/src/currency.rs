//! Currencies of ISO 4217. Money is a whole number of minor units (cents) and its currency.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::refusal::{Code, Refusal};

/// A currency by its ISO code.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The code, as in `EUR`.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many digits minor units take: 2 for cents, 0 where there are none.
    pub fn digits(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }

    /// Minor units of an amount as people write it, such as `1200.50`; without separators of thousands.
    pub fn minor(self, text: &str) -> Result<i64, Refusal> {
        let refuse = |why: &str| Refusal::new(Code::Invalid, format!("{text:?} is not an amount in {}: {why}", self.code()));
        let (sign, digits) = text.trim().strip_prefix('-').map_or((1, text.trim()), |rest| (-1, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(part) {
            return Err(refuse("write it as 1200.50, without separators of thousands"));
        }
        if part.len() > self.digits() as usize {
            return Err(refuse(&format!("it has {} digits behind the point at most", self.digits())));
        }
        let padded = format!("{whole}{part:0<width$}", width = self.digits() as usize);
        padded.parse::<i64>().map(|minor| sign * minor).map_err(|_| refuse("it is too large"))
    }

    /// An amount of minor units as people write it: `120050` is `1200.50` in euros.
    pub fn major(self, minor: i64) -> String {
        let digits = self.digits() as usize;
        let (sign, text) = (if minor < 0 { "-" } else { "" }, format!("{:0>width$}", minor.unsigned_abs(), width = digits + 1));
        let (whole, part) = text.split_at(text.len() - digits);
        if digits == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let known = iso_currency::Currency::from_code(text);
        known.map(Self).ok_or_else(|| Refusal::new(Code::Invalid, format!("{text:?} is no currency: use its ISO code, as in EUR")))
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("EUR", "1200.5", Some(120_050))]
    #[case("EUR", "-0.05", Some(-5))]
    #[case("JPY", "1200", Some(1200))]
    #[case("KWD", "1.234", Some(1234))]
    #[case("JPY", "1.5", None)]
    #[case("EUR", "1,200.50", None)]
    #[case("EUR", "1.200,50", None)]
    #[case("EUR", "", None)]
    #[case("EUR", "99999999999999999999", None)]
    fn amounts_are_read(#[case] currency: &str, #[case] text: &str, #[case] minor: Option<i64>) {
        assert_eq!(currency.parse::<Currency>().expect("a currency").minor(text).ok(), minor);
    }

    proptest! {
        #[test]
        fn an_amount_is_written_and_read(minor in -1_000_000_000_000_i64..1_000_000_000_000, code in prop::sample::select(vec!["EUR", "JPY", "KWD"])) {
            let currency: Currency = code.parse().expect("a currency");
            prop_assert_eq!(currency.minor(&currency.major(minor)).ok(), Some(minor));
        }
    }

    #[test]
    fn what_is_no_currency_is_refused() {
        assert!("EURO".parse::<Currency>().is_err());
        assert!("eur".parse::<Currency>().is_err());
    }
}
