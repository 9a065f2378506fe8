//! What a random world holds. Names are few and fixed, so that groups and conditions meet something.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Keys of the touchpoints.
pub const TOUCHPOINTS: [&str; 3] = ["order", "invoice", "support"];
/// Keys of the offerings.
pub const OFFERINGS: [&str; 2] = ["backup", "mail"];
/// Channels.
pub const CHANNELS: [&str; 3] = ["web", "mail", "phone"];
/// Languages.
pub const LANGUAGES: [&str; 2] = ["de", "en"];
/// Keys of the teams.
pub const TEAMS: [&str; 2] = ["north", "süd"];
/// Keys of the surveys.
pub const SURVEYS: [&str; 2] = ["wave", "after"];
/// Texts of the attributes account.tier, contact.role and response.device.
pub const WORDS: [&str; 3] = ["gold", "silver", "Größe 'x'"];
/// Patterns.
pub const PATTERNS: [&str; 3] = ["past", "present", "potential"];
/// Aspects.
pub const ASPECTS: [&str; 3] = ["experience", "expectation", "importance"];
/// The survey questions by code: key, kind, lowest and highest score.
pub const QUESTIONS: [(&str, &str, u8, u8); 4] =
    [("recommend", "nps", 0, 10), ("content", "csat", 1, 5), ("reason", "choice", 0, 2), ("again", "nps", 0, 10)];

/// An organisation; it has at least one version of its attributes.
#[derive(Clone, Debug)]
pub struct Account {
    /// Whether it has an external id.
    pub external: bool,
    /// `tier` (index into [`WORDS`]) and `seats` of each version.
    pub versions: Vec<(Option<usize>, Option<u8>)>,
}

/// A person.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Whether they have an external id.
    pub external: bool,
    /// `role` (index into [`WORDS`]).
    pub role: Option<usize>,
    /// `vip`, a truth.
    pub vip: Option<bool>,
}

/// One set of answers. Indices count round, so that they always meet something.
#[derive(Clone, Debug)]
pub struct Response {
    /// Index of the survey.
    pub survey: Option<usize>,
    /// Index of the account, and of its version then.
    pub account: Option<(usize, usize)>,
    /// Index of the contact.
    pub contact: Option<usize>,
    /// Index of the channel.
    pub channel: Option<usize>,
    /// Index of the team.
    pub team: Option<usize>,
    /// Index of the language.
    pub language: Option<usize>,
    /// Its weight.
    pub weight: f64,
    /// Quarters of a day from 2025-12-01T23:00Z to the experience: midnight in Berlin, so that facts lie on the edges of periods.
    pub experienced: i64,
    /// Hours from there to the answer.
    pub answered: i64,
    /// Whether it is a test.
    pub test: bool,
    /// Whether it is excluded.
    pub excluded: bool,
    /// `device` (index into [`WORDS`]).
    pub device: Option<usize>,
    /// `spend`.
    pub spend: Option<f64>,
    /// Its scored answers.
    pub ratings: Vec<Rating>,
}

/// One scored answer.
#[derive(Clone, Debug)]
pub struct Rating {
    /// Code of the question; several ratings of one question are choices.
    pub question: usize,
    /// The score, counted round within the scale.
    pub score: u8,
    /// Index of the touchpoint.
    pub touchpoint: Option<usize>,
    /// Index of the offering.
    pub offering: Option<usize>,
    /// Index of the pattern.
    pub pattern: usize,
    /// Index of the aspect.
    pub aspect: usize,
}

/// Everything in one workspace.
#[derive(Clone, Debug)]
pub struct World {
    /// The organisations.
    pub accounts: Vec<Account>,
    /// The people.
    pub contacts: Vec<Contact>,
    /// The answers, in the order of their codes.
    pub responses: Vec<Response>,
}

/// Random worlds with up to 60 responses.
pub fn worlds() -> impl Strategy<Value = World> {
    (vec(accounts(), 1..5), vec(contacts(), 1..6), vec(responses(), 0..60)).prop_map(|(accounts, contacts, responses)| World {
        accounts,
        contacts,
        responses,
    })
}

fn accounts() -> impl Strategy<Value = Account> {
    (any::<bool>(), vec((option::of(0..WORDS.len()), option::of(0..50u8)), 1..4)).prop_map(|(external, versions)| Account { external, versions })
}

fn contacts() -> impl Strategy<Value = Contact> {
    (any::<bool>(), option::of(0..WORDS.len()), option::of(any::<bool>())).prop_map(|(external, role, vip)| Contact { external, role, vip })
}

fn responses() -> impl Strategy<Value = Response> {
    let who = (option::of((0..5usize, 0..4usize)), option::of(0..6usize));
    let how = (option::of(0..SURVEYS.len()), option::of(0..CHANNELS.len()), option::of(0..TEAMS.len()), option::of(0..LANGUAGES.len()));
    let weight = prop_oneof![Just(1.0), Just(0.5), 0.1..4.0f64];
    let when = (0..400i64, 0..3i64);
    let flags = (prop::bool::weighted(0.05), prop::bool::weighted(0.05));
    let attributes = (option::of(0..WORDS.len()), option::of((0..400i32).prop_map(|cents| f64::from(cents) / 4.0)));
    (who, how, weight, when, flags, attributes, vec(ratings(), 0..5)).prop_map(|(who, how, weight, when, flags, attributes, ratings)| Response {
        survey: how.0,
        account: who.0,
        contact: who.1,
        channel: how.1,
        team: how.2,
        language: how.3,
        weight,
        experienced: when.0,
        answered: when.1,
        test: flags.0,
        excluded: flags.1,
        device: attributes.0,
        spend: attributes.1,
        ratings,
    })
}

fn ratings() -> impl Strategy<Value = Rating> {
    (0..QUESTIONS.len(), 0..11u8, option::of(0..TOUCHPOINTS.len()), option::of(0..OFFERINGS.len()), 0..PATTERNS.len(), 0..ASPECTS.len())
        .prop_map(|(question, score, touchpoint, offering, pattern, aspect)| Rating { question, score, touchpoint, offering, pattern, aspect })
}
