//! Letters as servers bring them.

use super::{Content, parse};

const BOUNCE: &str = "From: MAILER-DAEMON@mx.example.org\r\nTo: replies+abcdefghijklmnopqrstuvwx@example.com\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
    --b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n\
    --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n\
    Final-Recipient: rfc822; nobody@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n\
    --b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <let_1.abc@example.com>\r\nSubject: How was it?\r\n\r\nHello\r\n--b--\r\n";

#[test]
fn a_bounce_names_its_letter_and_its_reason() {
    let parsed = parse(BOUNCE.as_bytes()).expect("read");
    assert_eq!(parsed.tokens.into_iter().collect::<Vec<_>>(), ["abcdefghijklmnopqrstuvwx"]);
    assert_eq!(parsed.refers_to, ["let_1.abc@example.com"]);
    let Content::Bounce(report) = parsed.content else { panic!("{:?}", parsed.content) };
    assert!(report.is_hard());
    assert_eq!(report.words(), "5.1.1 550 5.1.1 no such user");
}

#[test]
fn headers_that_came_back_as_text_name_the_letter_too() {
    let text = BOUNCE.replace("message/rfc822", "text/rfc822-headers");
    assert_eq!(parse(text.as_bytes()).expect("read").refers_to, ["let_1.abc@example.com"]);
}

#[test]
fn an_answer_is_read_in_any_alphabet() {
    let raw = "From: =?utf-8?B?QWTDqA==?= <ada@example.org>\r\nTo: Acme <REPLIES+ABCDEFGHIJKLMNOPQRSTUVWX@example.com>\r\nSubject: =?iso-8859-1?Q?Re:_Gr=FC=DFe?=\r\n\
        In-Reply-To: <let_1.abc@example.com>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nSehr sch=F6n!\r\n> Wie war es?\r\n\
        --b\r\nContent-Type: text/html\r\n\r\n<p>Sehr sch&ouml;n!</p>\r\n--b--\r\n";
    let parsed = parse(raw.as_bytes()).expect("read");
    assert_eq!(parsed.content, Content::Words("Sehr schön!".into()));
    assert_eq!((parsed.from_name.as_deref(), parsed.from_address.as_deref()), (Some("Adè"), Some("ada@example.org")));
    assert_eq!((parsed.subject.as_deref(), parsed.tokens.len(), parsed.refers_to.len()), (Some("Re: Grüße"), 1, 1));
}

#[test]
fn html_alone_is_read_as_words() {
    let raw = "From: ada@example.org\r\nContent-Type: text/html\r\n\r\n<p>Too <b>slow</b></p><script>alert(1)</script>";
    let Content::Words(words) = parse(raw.as_bytes()).expect("read").content else { panic!("words") };
    assert!(words.starts_with("Too slow") && !words.contains('<'), "{words}");
}

#[rstest::rstest]
#[case("Auto-Submitted: auto-replied\r\nSubject: Re: x")]
#[case("Subject: Out of Office: x")]
#[case("Subject: Automatische Antwort: x")]
#[case("Precedence: auto_reply\r\nSubject: x")]
#[case("X-Autoreply: yes\r\nSubject: x")]
#[case("Return-Path: <>\r\nSubject: x")]
#[case("auto-submitted: AUTO-GENERATED; owner=\"x\"\r\nSubject: x")]
#[case("Precedence: Bulk\r\nSubject: x")]
#[case("Precedence: junk\r\nSubject: x")]
#[case("X-Autorespond: 1\r\nSubject: x")]
#[case("X-Autoresponder: 1\r\nSubject: x")]
#[case("Subject: =?utf-8?Q?R=C3=A9ponse_automatique?=")]
fn programs_have_no_words(#[case] headers: &str) {
    let raw = format!("From: ada@example.org\r\n{headers}\r\n\r\nI am away until Monday.");
    assert_eq!(parse(raw.as_bytes()).expect("read").content, Content::Automatic);
}

#[rstest::rstest]
#[case("Auto-Submitted: no\r\nSubject: x")]
#[case("Precedence: first-class\r\nSubject: x")]
#[case("Precedence: list\r\nSubject: x")]
#[case("Subject: Re: your out of office note")]
#[case("Return-Path: <ada@example.org>\r\nSubject: x")]
#[case("Subject: ")]
fn people_have_words(#[case] headers: &str) {
    let raw = format!("From: ada@example.org\r\n{headers}\r\n\r\nI am away until Monday.");
    assert_eq!(parse(raw.as_bytes()).expect("read").content, Content::Words("I am away until Monday.".into()));
}

#[rstest::rstest]
#[case("replies+abcdefghijklmnopqrstuvwx@example.com", Some("abcdefghijklmnopqrstuvwx"))]
#[case(" <REPLIES+ABCDEFGHIJKLMNOPQRSTUVWX@EXAMPLE.COM> ", Some("abcdefghijklmnopqrstuvwx"))]
#[case("a+b+abcdefghijklmnopqrstuvwx@example.com", Some("abcdefghijklmnopqrstuvwx"))]
#[case("replies+abcdefghijklmnopqrstuvw@example.com", None)]
#[case("replies+abcdefghijklmnopqrstuvwxy@example.com", None)]
#[case("replies+abcdefghijklmnopqrstuv'x@example.com", None)]
#[case("replies+abcdefghijklmnopqrstuv\u{00fc}@example.com", None)]
#[case("repliesabcdefghijklmnopqrstuvwx@example.com", None)]
#[case("replies+abcdefghijklmnopqrstuvwx", None)]
#[case("+@", None)]
#[case("", None)]
fn a_token_stands_behind_the_last_plus(#[case] address: &str, #[case] token: Option<&str>) {
    assert_eq!(super::token(address).as_deref(), token);
}

#[test]
fn a_token_is_whole_or_none() {
    let mut state = 7_u32;
    for _ in 0..20_000 {
        let noise: String = (0..24)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from(b"abcdefghijXYZ0123456789+"[(state >> 16) as usize % 24])
            })
            .collect();
        let noise = format!("r+{noise}@x");
        let expected = (!noise[2..].contains('+')).then(|| noise[2..26].to_ascii_lowercase());
        assert_eq!(super::token(&noise), expected, "{noise:?}");
    }
}

#[test]
fn a_letter_within_letters_without_end_is_not_opened() {
    let multipart = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(20_000);
    let letters = "Content-Type: message/rfc822\r\n\r\n".repeat(20_000);
    for bomb in [multipart, letters] {
        assert!(parse(format!("From: a@example.org\r\n{bomb}").as_bytes()).expect_err("refused").contains("parts"));
    }
}

#[test]
fn many_parts_within_each_other_are_read_without_harm() {
    let open = |depth| format!("Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n");
    let open = (0..290).map(open).collect::<Vec<_>>().concat();
    assert!(parse(format!("From: a@example.org\r\n{open}Content-Type: text/plain\r\n\r\nhello").as_bytes()).is_ok());
    let letters = "Content-Type: message/rfc822\r\n\r\n".repeat(290);
    assert!(parse(format!("From: a@example.org\r\n{letters}").as_bytes()).is_ok());
}

#[test]
fn noise_is_no_letter() {
    assert!(parse(b"").is_err());
    let noise: Vec<u8> = (0..100_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let _ = parse(&noise).map(|parsed| assert!(parsed.tokens.is_empty()));
}
