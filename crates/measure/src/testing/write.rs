//! Writes a world into a workspace of its own, by plain inserts.

use std::collections::{BTreeSet, HashMap};

use kernel::{Act, Id, Time, Workspace};
use serde_json::json;
use store::{Error, Store, Tx, Value, args};

use super::NOW;
use super::world::{ASPECTS, CHANNELS, LANGUAGES, OFFERINGS, PATTERNS, QUESTIONS, Response, SURVEYS, TEAMS, TOUCHPOINTS, WORDS, World};

kernel::nouns! {
    /// Any row of a world.
    Thing("any", "thing");
}

/// The moment so many quarters of a day after 2025-12-01T23:00Z.
pub(super) fn experienced_at(quarters: i64) -> Time {
    Time::from_micros(1_764_630_000_000_000).plus_seconds(quarters * 6 * 3_600)
}

/// Ids that rows refer to.
#[derive(Default)]
struct Ids {
    accounts: Vec<Id<Thing>>,
    contacts: Vec<Id<Thing>>,
    attributes: HashMap<&'static str, Id<Thing>>,
}

impl World {
    /// Writes everything into a new workspace, with the event that tells of it.
    pub async fn write(&self, store: &Store) -> Result<Id<Workspace>, Error> {
        let workspace = store::testing::act().ids.next();
        let act = store::testing::act_in(workspace, NOW);
        let mut tx = store.begin(&act).await?;
        let mut ids = Ids::default();
        dictionaries(&mut tx, &act, &mut ids).await?;
        self.customers(&mut tx, &act, &mut ids).await?;
        self.answers(&mut tx, &act, &ids).await?;
        tx.commit().await?;
        Ok(workspace)
    }

    async fn customers(&self, tx: &mut Tx<'_>, act: &Act, ids: &mut Ids) -> Result<(), Error> {
        let (mut accounts, mut versions, mut values, mut contacts, mut contact_values) = (vec![], vec![], vec![], vec![], vec![]);
        let mut version = 0_i64;
        for (code, account) in self.accounts.iter().enumerate() {
            let id = act.ids.next();
            ids.accounts.push(id);
            for (tier, seats) in &account.versions {
                versions.push(args![act.workspace, version, id, NOW]);
                values.extend(tier.map(|tier| args![act.workspace, version, ids.attributes["tier"], Some(WORDS[tier]), None::<f64>]));
                values.extend(seats.map(|seats| args![act.workspace, version, ids.attributes["seats"], None::<&str>, Some(f64::from(seats))]));
                version += 1;
            }
            let external = account.external.then(|| format!("account-{code}"));
            accounts.push(args![act.workspace, id, code as i64, version - 1, external, "", "", "live", NOW, NOW, 0]);
        }
        for (code, contact) in self.contacts.iter().enumerate() {
            let id = act.ids.next();
            ids.contacts.push(id);
            let external = contact.external.then(|| format!("contact-{code}"));
            contacts.push(args![act.workspace, id, code as i64, external, "", "", NOW, NOW, 0]);
            contact_values.extend(contact.role.map(|role| args![act.workspace, id, ids.attributes["role"], Some(WORDS[role]), None::<f64>]));
            contact_values
                .extend(contact.vip.map(|vip| args![act.workspace, id, ids.attributes["vip"], None::<&str>, Some(f64::from(u8::from(vip)))]));
        }
        insert(tx, "account (workspace, id, code, version, external_id, name, name_key, state, made_at, changed_at, revision)", accounts).await?;
        insert(tx, "account_version (workspace, code, account, since)", versions).await?;
        insert(tx, "account_value (workspace, version, attribute, value_text, value_num)", values).await?;
        insert(tx, "contact (workspace, id, code, external_id, name, name_key, made_at, changed_at, revision)", contacts).await?;
        insert(tx, "contact_value (workspace, contact, attribute, value_text, value_num)", contact_values).await
    }

    async fn answers(&self, tx: &mut Tx<'_>, act: &Act, ids: &Ids) -> Result<(), Error> {
        let (mut responses, mut ratings, mut values) = (vec![], vec![], vec![]);
        let all = self.responses.iter().flat_map(|response| &response.ratings);
        let uses: BTreeSet<_> = all.map(|rating| (rating.question, PATTERNS[rating.pattern], ASPECTS[rating.aspect])).collect();
        let uses = uses.into_iter().map(|(question, pattern, aspect)| args![act.workspace, question as i64, pattern, aspect]).collect();
        insert(tx, "question_use (workspace, question, pattern, aspect)", uses).await?;
        let made: Vec<Id<Thing>> = self.responses.iter().map(|_| act.ids.next()).collect();
        for (code, (response, id)) in self.responses.iter().zip(&made).enumerate() {
            responses.push(self.response_row(act, code as i64, *id, response));
            values.extend(response.device.map(|word| args![act.workspace, *id, ids.attributes["device"], Some(WORDS[word]), None::<f64>]));
            values.extend(response.spend.map(|spend| args![act.workspace, *id, ids.attributes["spend"], None::<&str>, Some(spend)]));
            ratings.extend(rating_rows(act, *id, response));
        }
        insert(
            tx,
            "response (workspace, id, code, survey, account, account_version, contact, channel, team, language, weight, experienced_at, answered_at, \
             received_at, test, excluded, content_hash, revision)",
            responses,
        )
        .await?;
        insert(tx, "rating (workspace, response, question, position, score, touchpoint, offering, pattern, aspect)", ratings).await?;
        insert(tx, "response_value (workspace, response, attribute, value_text, value_num)", values).await?;
        if let (Some(first), Some(last)) = (made.first(), made.last()) {
            let payload = json!({"from": 0, "until": made.len(), "first": text(*first), "last": text(*last)});
            tx.next_codes("response", made.len() as i64).await?;
            tx.append("responses.recorded", &payload).await?;
        }
        Ok(())
    }

    fn response_row(&self, act: &Act, code: i64, id: Id<Thing>, response: &Response) -> Vec<Value> {
        let account = response.account.map(|(account, version)| self.version(account, version));
        let at = experienced_at(response.experienced);
        let answered = at.plus_seconds(response.answered * 3_600);
        let index = |index: Option<usize>| index.map(|index| index as i64);
        let contact = index(response.contact.map(|contact| contact % self.contacts.len()));
        let excluded = response.excluded.then_some("duplicate");
        let (account, version) = (account.map(|(account, _)| account), account.map(|(_, version)| version));
        let row = args![act.workspace, id, code, index(response.survey), account, version, contact, index(response.channel), index(response.team)];
        let rest = args![index(response.language), response.weight, at, answered, NOW, response.test, excluded, vec![0_u8; 32], 0];
        [row, rest].concat()
    }

    /// The codes of an account and of one of its versions.
    fn version(&self, account: usize, version: usize) -> (i64, i64) {
        let account = account % self.accounts.len();
        let before: usize = self.accounts[..account].iter().map(|account| account.versions.len()).sum();
        (account as i64, (before + version % self.accounts[account].versions.len()) as i64)
    }
}

/// The id as events write it.
fn text(id: Id<Thing>) -> String {
    id.to_string().replacen("any_", "rsp_", 1)
}

/// Positions count within a question: several ratings of one are choices.
fn rating_rows(act: &Act, id: Id<Thing>, response: &Response) -> Vec<Vec<Value>> {
    let mut positions = [0_i64; QUESTIONS.len()];
    let rows = response.ratings.iter().map(|rating| {
        let (_, _, low, high) = QUESTIONS[rating.question];
        let score = f64::from(low + rating.score % (high - low + 1));
        let position = positions[rating.question];
        positions[rating.question] += 1;
        let index = |index: Option<usize>| index.map(|index| index as i64);
        let (pattern, aspect) = (PATTERNS[rating.pattern], ASPECTS[rating.aspect]);
        args![act.workspace, id, rating.question as i64, position, score, index(rating.touchpoint), index(rating.offering), pattern, aspect]
    });
    rows.collect()
}

async fn dictionaries(tx: &mut Tx<'_>, act: &Act, ids: &mut Ids) -> Result<(), Error> {
    let workspace = act.workspace;
    let key = workspace.to_string();
    let sql = "workspace (id, key, name, zone, locale, currency, min_people, made_at, revision)";
    insert(tx, sql, vec![args![workspace, key, "World", "Europe/Berlin", "en", "EUR", 1, NOW, 0]]).await?;
    let keyed = |keys: &[&str], rest: fn() -> Vec<Value>| -> Vec<Vec<Value>> {
        keys.iter().enumerate().map(|(code, key)| [args![workspace, act.ids.next::<Thing>(), code as i64, *key, *key], rest()].concat()).collect()
    };
    insert(tx, "touchpoint (workspace, id, code, key, name, position, revision)", keyed(&TOUCHPOINTS, || args![0, 0])).await?;
    insert(tx, "offering (workspace, id, code, key, name, revision)", keyed(&OFFERINGS, || args![0])).await?;
    insert(tx, "team (workspace, id, code, key, name, revision)", keyed(&TEAMS, || args![0])).await?;
    insert(tx, "survey (workspace, id, code, key, name, made_at)", keyed(&SURVEYS, || args![NOW])).await?;
    for (dimension, words) in [("channel", &CHANNELS[..]), ("language", &LANGUAGES[..])] {
        let rows = words.iter().enumerate().map(|(code, word)| args![workspace, dimension, code as i64, *word]).collect();
        insert(tx, "word (workspace, dimension, code, text)", rows).await?;
    }
    questions(tx, act).await?;
    attributes(tx, act, ids).await
}

async fn questions(tx: &mut Tx<'_>, act: &Act) -> Result<(), Error> {
    let rows = QUESTIONS.iter().enumerate().map(|(code, (key, kind, low, high))| {
        let scored = *kind != "choice";
        let options = if scored { "[]" } else { r#"[{"code":"p","label":"Price"},{"code":"q","label":"Quality"},{"code":"s","label":"Speed"}]"# };
        let point = |point: u8| scored.then_some(f64::from(point));
        let row = args![act.workspace, act.ids.next::<Thing>(), code as i64, *key, *key, *kind, point(*low), point(*high), point(1)];
        [row, args!["better", "past", "experience", options, NOW, 0]].concat()
    });
    let sql = "survey_question (workspace, id, code, key, label, kind, scale_low, scale_high, scale_step, higher_is, pattern, aspect, options, made_at, revision)";
    insert(tx, sql, rows.collect()).await
}

async fn attributes(tx: &mut Tx<'_>, act: &Act, ids: &mut Ids) -> Result<(), Error> {
    let all = [
        ("account", "tier", "text"),
        ("account", "seats", "number"),
        ("contact", "role", "text"),
        ("contact", "vip", "truth"),
        ("response", "device", "text"),
        ("response", "spend", "number"),
    ];
    let mut rows = Vec::new();
    for (code, (noun, name, kind)) in all.into_iter().enumerate() {
        let id = act.ids.next();
        ids.attributes.insert(name, id);
        rows.push(args![act.workspace, id, code as i64, noun, name, name, kind, "[]", NOW, 0]);
    }
    insert(tx, "attribute (workspace, id, code, noun, name, label, kind, choices, made_at, revision)", rows).await
}

async fn insert(tx: &mut Tx<'_>, into: &str, rows: Vec<Vec<Value>>) -> Result<(), Error> {
    tx.insert_rows(&format!("INSERT INTO {into}"), rows, "").await.map(|_| ())
}
