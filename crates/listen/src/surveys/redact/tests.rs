use ::surveys::definition::Redact;
use rstest::rstest;

use super::redacted;

#[rstest]
#[case("write to ann.b+news@mail.example.co.uk.", "write to [mail].")]
#[case("<ann@example.com>, bob_2@xn--mller-kva.example!", "<[mail]>, [mail]!")]
#[case("Jürgen: jürgen@müller.de", "Jürgen: [mail]")]
#[case("mailto:ann@example.com?subject=x", "mailto:[mail]?subject=x")]
#[case("a@b.de,c@d.de", "[mail],[mail]")]
#[case("call +49 (30) 1234-567 please", "call [phone] please")]
#[case("call +4930123456.", "call [phone].")]
#[case("030/1234567 or 0171 234 56 78", "[phone] or [phone]")]
#[case("0049 30 1234567", "[phone]")]
#[case("(030) 123 45 67", "[phone]")]
#[case("Tel. 01711234567", "Tel. [phone]")]
#[case("555-123-4567, (555) 123-4567", "[phone], [phone]")]
#[case("06.12.34.56.78", "[phone]")]
#[case("+1.555.123.4567", "[phone]")]
#[case("card 4111 1111 1111 1111 was charged", "card [card] was charged")]
#[case("4111111111111111", "[card]")]
#[case("5500-0000-0000-0004", "[card]")]
#[case("amex 378282246310005.", "amex [card].")]
#[case("ann@example.com +49 30 1234567 4111111111111111", "[mail] [phone] [card]")]
fn personal_data_is_replaced(#[case] words: &str, #[case] without: &str) {
    assert_eq!(redacted(words, &[Redact::Mail, Redact::Phone, Redact::Card]), without);
}

#[rstest]
#[case("on 03.02.2026 and 2026-02-03 and 3/2/26")]
#[case("from 01.02.2026 - 03.02.2026")]
#[case("2026-02-03 14:30:00")]
#[case("01.02.2026 10.30")]
#[case("1.234.567,89 EUR or 1,234,567.89 $ or 12 000 000 or €1200000000")]
#[case("order 4711-0815, ticket #0123456789, INC0012345678, 20261122001")]
#[case("order 4111111111111112 fails the check")]
#[case("version 10.20.30.40, host 010.000.000.001")]
#[case("room 030, 100 %, 24/7, 9-10, 0:3, 2 + 2")]
#[case("we @ work, user@host, @ann, a@b")]
#[case("postcode 01067 Dresden, 00:00:00")]
#[case("ISBN 978-3-16-148410-0")]
#[case("0000000000000000")]
#[case("")]
fn what_is_no_personal_data_stays(#[case] words: &str) {
    assert_eq!(redacted(words, &[Redact::Mail, Redact::Phone, Redact::Card]), words);
}

#[test]
fn only_what_was_asked_for_is_replaced() {
    let words = "ann@example.com +49 30 1234567 4111111111111111";
    assert_eq!(redacted(words, &[Redact::Phone]), "ann@example.com [phone] 4111111111111111");
    assert_eq!(redacted(words, &[]), words);
}

proptest::proptest! {
    #[test]
    fn any_words_are_taken(words in ".{0,200}") {
        let without = redacted(&words, &[Redact::Mail, Redact::Phone, Redact::Card]).into_owned();
        let again = redacted(&without, &[Redact::Mail, Redact::Phone, Redact::Card]);
        proptest::prop_assert!(!again.is_empty() || words.is_empty());
    }
}
