//! Rules for the texts that people type into this crate's forms.

use kernel::Refusal;
use kernel::text::line;

/// A mail address, checked for its form only.
pub fn mail(field: &str, text: &str) -> Result<String, Refusal> {
    let mail = line(field, text, 254)?;
    let fits = mail.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && !domain.is_empty() && !domain.contains('@') && !domain.starts_with('.') && !domain.ends_with('.')
    });
    if fits && !mail.contains(char::is_whitespace) {
        Ok(mail)
    } else {
        Err(Refusal::field(field, format!("{mail:?} is not a mail address: write it as name@example.com")))
    }
}

/// The key under which a mail address is found.
pub fn mail_key(mail: &str) -> String {
    mail.trim().to_lowercase()
}

/// A password good enough to keep: length is what counts.
pub(crate) fn password(field: &str, text: &str, mail: &str) -> Result<(), Refusal> {
    let length = text.chars().count();
    if length < 10 {
        return Err(Refusal::field(field, "is shorter than 10 characters: a few words make a good one"));
    }
    if text.len() > 1000 {
        return Err(Refusal::field(field, "is longer than 1,000 bytes"));
    }
    if mail_key(text) == mail_key(mail) || text.chars().all(|letter| text.starts_with(letter)) {
        return Err(Refusal::field(field, "is too easy to guess: a few words make a good one"));
    }
    Ok(())
}

/// A short name for addresses and command lines.
pub(crate) fn slug(field: &str, text: &str) -> Result<String, Refusal> {
    let fits = (1..=63).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'));
    if fits { Ok(text.to_owned()) } else { Err(Refusal::field(field, format!("{text:?} is no key: use small letters, digits, - and _, 63 at most"))) }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("ada@example.org", true)]
    #[case(" Ada.Lovelace+x@mail.example.org ", true)]
    #[case("ada", false)]
    #[case("@example.org", false)]
    #[case("a da@example.org", false)]
    #[case("ada@b@c", false)]
    fn mail_addresses_are_checked_for_their_form(#[case] text: &str, #[case] fits: bool) {
        assert_eq!(mail("mail", text).is_ok(), fits);
    }

    #[rstest]
    #[case("correct horse battery", true)]
    #[case("short", false)]
    #[case("aaaaaaaaaaaa", false)]
    #[case("Ada@example.org", false)]
    fn passwords_are_long_and_not_obvious(#[case] text: &str, #[case] fits: bool) {
        assert_eq!(password("password", text, "ada@example.org").is_ok(), fits);
    }

    #[rstest]
    #[case("main", true)]
    #[case("emea-2", true)]
    #[case("sfo_survey_2017", true)]
    #[case("-x", false)]
    #[case("Main", false)]
    #[case("", false)]
    fn keys_are_short_and_plain(#[case] text: &str, #[case] fits: bool) {
        assert_eq!(slug("key", text).is_ok(), fits);
    }
}
