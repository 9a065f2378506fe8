//! The people at the customers: 600 of them, each with a part in decisions, a temper and a way of writing.

use jiff::civil::Date;

use crate::Plan;
use crate::accounts::{Account, Tier, names};
use crate::causes::{self, Cause};
use crate::stream::Stream;

/// How many there are.
pub const COUNT: usize = 600;

/// The part in decisions; the words are the product's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "plain words")]
pub enum Role {
    Decides,
    Influences,
    Buys,
    Uses,
    Operates,
}

impl Role {
    /// Names it in files.
    pub const fn key(self) -> &'static str {
        ["decides", "influences", "buys", "uses", "operates"][self as usize]
    }
}

/// The way somebody writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// As few words as possible.
    Terse,
    /// A sentence or two.
    Plain,
    /// All of it, from the beginning.
    Chatty,
    /// Plus and minus.
    Lists,
}

/// A person.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The name in the company's own system.
    pub external_id: String,
    /// The place of the account among all.
    pub account: usize,
    /// First and last name.
    pub name: String,
    /// The mail address.
    pub mail: String,
    /// The telephone number, where there are numbers kept free for stories.
    pub phone: Option<String>,
    /// What the card says.
    pub title: String,
    /// The part in decisions.
    pub role: Role,
    /// `en` or `de`.
    pub language: &'static str,
    /// The last day there.
    pub left_on: Option<Date>,
    /// How readily surveys are answered, from 0 to 1.
    pub(crate) readiness: f64,
    /// How much better or worse things look to this person, in points of five.
    pub(crate) temper: f64,
    /// How this person writes.
    pub(crate) voice: Voice,
    /// How readily words are added to a score.
    pub(crate) talk: f64,
}

const CAST: [Role; 9] = [Role::Decides, Role::Operates, Role::Uses, Role::Buys, Role::Uses, Role::Influences, Role::Uses, Role::Operates, Role::Uses];

/// All contacts.
pub fn all(plan: &Plan, accounts: &[Account]) -> Vec<Contact> {
    let mut mails = std::collections::HashSet::new();
    let sizes = sizes(plan, accounts);
    let people = accounts.iter().zip(sizes).flat_map(|(account, size)| (0..size).map(move |place| (account, place)));
    people.map(|(account, place)| contact(plan, account, place, &mut mails)).collect()
}

/// How many people each account has: more in larger ones, and 600 together.
fn sizes(plan: &Plan, accounts: &[Account]) -> Vec<usize> {
    let mut sizes: Vec<usize> = accounts
        .iter()
        .map(|account| match (account.number, account.tier) {
            (causes::SPONSOR_ACCOUNT, _) => CAST.len(),
            (_, Tier::Gold) => 5 + Stream::of(plan.seed, &format!("{} people", account.external_id)).below(4),
            (_, Tier::Silver) => 3 + Stream::of(plan.seed, &format!("{} people", account.external_id)).below(3),
            (_, Tier::Bronze) => 2 + Stream::of(plan.seed, &format!("{} people", account.external_id)).below(2),
        })
        .collect();
    let mut order = Stream::of(plan.seed, "people").shuffled(&(0..accounts.len()).collect::<Vec<_>>()).into_iter().cycle();
    loop {
        let (total, place) = (sizes.iter().sum::<usize>(), order.next().unwrap_or_default());
        match total.cmp(&COUNT) {
            std::cmp::Ordering::Equal => return sizes,
            std::cmp::Ordering::Less if sizes[place] < CAST.len() - 1 => sizes[place] += 1,
            std::cmp::Ordering::Greater if sizes[place] > 2 && place != causes::SPONSOR_ACCOUNT => sizes[place] -= 1,
            _ => {}
        }
    }
}

fn contact(plan: &Plan, account: &Account, place: usize, mails: &mut std::collections::HashSet<String>) -> Contact {
    let external_id = format!("P-{}{place}", 1001 + account.number);
    let mut stream = Stream::of(plan.seed, &external_id);
    let role = CAST[place];
    let language = if account.is_german() && stream.chance(0.55) { "de" } else { "en" };
    // Some came from elsewhere.
    let tongue = if stream.chance(0.88) { account.city.tongue.as_str() } else { stream.pick(&["english", "german", "slavic", "nordic"]) };
    let domain = letters(account.name.split(' ').take(2).collect::<Vec<_>>().join("-").as_str());
    let (name, mail) = loop {
        let (first, last) = names().person(tongue, &mut stream);
        let mail = format!("{}.{}@{domain}.example", letters(first), letters(last));
        if mails.insert(mail.clone()) {
            break (format!("{first} {last}"), mail);
        }
    };
    let keen = causes::SILENT_ACCOUNTS.contains(&account.number) || account.number == causes::SPONSOR_ACCOUNT;
    let voice = [Voice::Terse, Voice::Plain, Voice::Chatty, Voice::Lists][stream.weighted([0.25, 0.45, 0.2, 0.1].into_iter())];
    Contact {
        phone: account.city.dial.as_ref().map(|dial| format!("{dial} {:03}", 100 + stream.below(900))),
        title: title(account, place, language, &mut stream),
        left_on: left_on(plan, account, place, &mut stream),
        readiness: if keen { stream.between(0.6, 0.85) } else { stream.between(0.12, 0.72) },
        temper: if is_sponsor(account, place) { 0.6 } else { stream.bell(if language == "de" { -0.1 } else { 0.03 }, 0.3) },
        talk: stream.between(0.35, 1.25),
        external_id,
        account: account.number,
        name,
        mail,
        role,
        language,
        voice,
    }
}

fn title(account: &Account, place: usize, language: &str, stream: &mut Stream) -> String {
    let usual = names().title(language, CAST[place].key(), stream);
    let title = match (is_sponsor(account, place), language) {
        (false, _) => usual,
        (true, "de") => "Geschäftsführung",
        (true, _) => "Managing director",
    };
    title.to_owned()
}

/// The one who wanted us.
fn is_sponsor(account: &Account, place: usize) -> bool {
    account.number == causes::SPONSOR_ACCOUNT && place == 0
}

/// The sponsor leaves by the story; now and then somebody else does.
fn left_on(plan: &Plan, account: &Account, place: usize, stream: &mut Stream) -> Option<Date> {
    let (chance, ago) = (stream.unit(), stream.between(30.0, 650.0));
    if account.number == causes::SPONSOR_ACCOUNT {
        return (is_sponsor(account, place) && plan.causes.has(Cause::SponsorLeaves)).then(|| Cause::SponsorLeaves.begin(&plan.span()));
    }
    (place > 1 && chance < 0.02).then(|| crate::span::later(plan.until, -(ago as i32)))
}

/// A name as it stands in addresses.
pub(crate) fn letters(name: &str) -> String {
    let folded = name.to_lowercase().chars().map(fold).collect::<String>();
    let words: Vec<_> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

fn fold(letter: char) -> String {
    let plain = match letter {
        'ä' | 'æ' => "ae",
        'ö' | 'ø' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'å' | 'á' => "a",
        'é' | 'ě' => "e",
        'í' => "i",
        'ý' => "y",
        'č' => "c",
        'ř' => "r",
        'š' => "s",
        'ť' => "t",
        'ž' => "z",
        'ů' | 'ú' => "u",
        'ň' => "n",
        'ł' => "l",
        '\'' => "",
        other => return other.to_string(),
    };
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("Abbot's Reach Freight", "abbots-reach-freight")]
    #[case("Bílá Labuť", "bila-labut")]
    #[case("Neuhaus & Sohn", "neuhaus-sohn")]
    #[case("Søren", "soeren")]
    fn names_become_addresses(#[case] name: &str, #[case] address: &str) {
        assert_eq!(letters(name), address);
    }
}
