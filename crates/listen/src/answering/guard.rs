//! Who fills a form in without reading it: a field nobody sees, a stamp that tells when the form was made, and work that only a script does.
//! Nobody is turned away: what looks like a robot is recorded with the reason, and figures leave it out.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};
use hmac::{Hmac, KeyInit, Mac};
use kernel::{Id, Time};
use sha2::{Digest, Sha256};

use crate::surveys::links::SurveyLink;

/// The field that people neither see nor reach.
pub(super) const TRAP: &str = "homepage";
/// The field with the proof of work.
const WORK: &str = "work";
/// The field with the stamp.
const STAMP: &str = "stamp";

/// Nobody reads and answers a first question faster, in seconds.
const FIRST: f64 = 1.0;
/// And each further one.
const EACH: f64 = 0.3;
/// Bits of zero that begin a proof of work; a browser needs a moment for them.
const WORK_BITS: u32 = 12;

/// The seal of a link, which only this house can put on a form: made from what no visitor of the link knows.
#[derive(Clone)]
pub(super) struct Seal([u8; 32]);

impl Seal {
    /// The seal of one link.
    pub fn of(link: Id<SurveyLink>, token_hash: &[u8]) -> Self {
        Self(Sha256::new().chain_update(b"seal").chain_update(link.bytes()).chain_update(token_hash).finalize().into())
    }

    fn keyed(&self, what: &str, of: &str) -> Hmac<Sha256> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).expect("a key of any length will do");
        mac.update(what.as_bytes());
        mac.update(b":");
        mac.update(of.as_bytes());
        mac
    }

    fn mac(&self, what: &str, of: &str) -> String {
        BASE64URL_NOPAD.encode(&self.keyed(what, of).finalize().into_bytes())
    }

    /// The stamp of a form that is made now; `nonce` tells this form from every other.
    pub fn stamp(&self, now: Time, nonce: &str) -> String {
        let body = format!("{}.{nonce}", now.micros());
        let mac = self.mac("stamp", &body);
        format!("{body}.{mac}")
    }

    /// When a form was made, and its nonce; nothing when the stamp is not ours.
    pub fn read(&self, stamp: &str) -> Option<(Time, String)> {
        let (body, mac) = stamp.rsplit_once('.')?;
        let (made, nonce) = body.split_once('.')?;
        let mac = BASE64URL_NOPAD.decode(mac.as_bytes()).ok()?;
        self.keyed("stamp", body).verify_slice(&mac).ok()?;
        Some((Time::from_micros(made.parse().ok()?), nonce.to_owned()))
    }

    /// The token of the personal address that belongs to a form: the same form leads to the same address, however often it is sent.
    pub fn token(&self, nonce: &str) -> String {
        self.mac("token", nonce)
    }

    /// The key by which a website proves who reads its page.
    pub fn visit_key(&self) -> String {
        self.mac("visit", "")
    }

    /// Whether somebody who has that key says that this person reads the page: HMAC-SHA256 of the external id in hexadecimal digits.
    pub fn proves(&self, contact: &str, proof: &str) -> bool {
        let Ok(proof) = HEXLOWER_PERMISSIVE.decode(proof.as_bytes()) else { return false };
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(self.visit_key().as_bytes()).expect("a key of any length will do");
        mac.update(contact.as_bytes());
        mac.verify_slice(&proof).is_ok()
    }

    /// Decides the order of what is in another order for everybody, the same before and after the form was sent.
    pub fn seed(&self, nonce: &str) -> i64 {
        let digest = Sha256::digest(self.mac("seed", nonce));
        digest.first_chunk().map_or(0, |head| i64::from_be_bytes(*head))
    }
}

/// What a form says about who filled it in.
pub(super) struct Signs<'f> {
    pub trap: &'f str,
    pub stamp: &'f str,
    pub work: &'f str,
    /// How many questions it answers.
    pub answers: usize,
}

impl<'f> Signs<'f> {
    /// The signs among the fields of a form.
    pub fn among(find: impl Fn(&str) -> Option<&'f str>, answers: usize) -> Self {
        let find = |name| find(name).unwrap_or_default();
        Self { trap: find(TRAP), stamp: find(STAMP), work: find(WORK), answers }
    }

    /// Why it looks like a robot; nothing when it looks like a person.
    pub fn suspicion(&self, seal: &Seal, now: Time) -> Option<String> {
        let because = |reason: &str| Some(format!("looks like a robot: {reason}"));
        if !self.trap.is_empty() {
            return because("filled in a field that people do not see");
        }
        let Some((made, _)) = seal.read(self.stamp) else {
            return because("sent a form that was not made here");
        };
        if !self.work.is_empty() {
            let proved = self.work.len() <= 20 && zeros(&Sha256::digest(format!("{}.{}", self.stamp, self.work))) >= WORK_BITS;
            return if proved { None } else { because("sent a wrong proof of work") };
        }
        let took = (now.micros() - made.micros()) as f64 / 1e6;
        let needed = FIRST + EACH * self.answers.saturating_sub(1) as f64;
        // A form from the future was made by a machine whose clock is ahead: nothing is known then.
        if self.answers > 0 && (0.0..needed).contains(&took) {
            return because(&format!("answered {} questions in {took:.1} seconds", self.answers));
        }
        None
    }
}

fn zeros(hash: &[u8]) -> u32 {
    hash.first_chunk().map_or(0, |head| u32::from_be_bytes(*head).leading_zeros())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const NOW: Time = Time::from_micros(1_700_000_000_000_000);

    fn seal() -> Seal {
        Seal::of(Id::from_bytes([1; 16]), &[2; 32])
    }

    fn worked(stamp: &str) -> String {
        (0..u32::MAX).map(|n| n.to_string()).find(|n| zeros(&Sha256::digest(format!("{stamp}.{n}"))) >= WORK_BITS).expect("a proof")
    }

    #[rstest]
    #[case::reads_and_answers(20, 3, "", None)]
    #[case::one_click(1, 1, "", None)]
    #[case::too_quick(0, 3, "", Some("answered 3 questions in 0.0 seconds"))]
    #[case::sees_what_nobody_sees(20, 3, "x", Some("filled in a field that people do not see"))]
    #[case::a_clock_behind(-120, 3, "", None)]
    #[case::a_day_later(86_400, 3, "", None)]
    #[case::nothing_said(0, 0, "", None)]
    fn robots_give_themselves_away(#[case] seconds: i64, #[case] answers: usize, #[case] trap: &str, #[case] reason: Option<&str>) {
        let stamp = seal().stamp(NOW, "n");
        let signs = Signs { trap, stamp: &stamp, work: "", answers };
        let expected = reason.map(|reason| format!("looks like a robot: {reason}"));
        assert_eq!(signs.suspicion(&seal(), NOW.plus_seconds(seconds)), expected);
    }

    #[test]
    fn work_makes_up_for_haste_when_it_was_done() {
        let stamp = seal().stamp(NOW, "n");
        let work = worked(&stamp);
        let signs = |work| Signs { trap: "", stamp: &stamp, work, answers: 5 };
        assert_eq!(signs(&work).suspicion(&seal(), NOW), None);
        assert_eq!(signs("no").suspicion(&seal(), NOW).as_deref(), Some("looks like a robot: sent a wrong proof of work"));
    }

    #[test]
    fn a_stamp_of_another_link_or_another_time_is_not_ours() {
        let stamp = seal().stamp(NOW, "n");
        assert_eq!(seal().read(&stamp), Some((NOW, "n".to_owned())));
        assert_eq!(Seal::of(Id::from_bytes([3; 16]), &[2; 32]).read(&stamp), None);
        assert_eq!(seal().read(&stamp.replacen("17", "16", 1)), None);
        assert_eq!(seal().read(&stamp[..stamp.len() - 4]), None);
        assert_eq!(seal().read(""), None);
        assert_ne!(seal().token("n"), seal().token("m"));
    }
}
