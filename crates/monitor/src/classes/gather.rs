//! What is known of customers, many at once: what was said by the evaluator of measure, roles and losses from the records.

use std::sync::Arc;

use customers::accounts::{Account, State};
use customers::contacts::Contact;
use customers::movements;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Every, Id, Noun, Period, Time, Workspace, Zone};
use listen::questions::Kind;
use measure::Evaluator;
use measure::catalogue::Catalogue;
use measure::dimension::{Dimension, Value as Word};
use measure::filter::{Filter, Test};
use measure::plan::{AsOf, Asked as Counted, Plan, Unit};
use measure::product::{Cell, Product};
use rustc_hash::FxHashMap;
use store::{Error, Read, Row, Store};

use super::Whose;
use super::evidence::{Asked, Customer, Person, Said};
use super::keys::Keys;
use super::normal::Normal;
use super::rules::Rules;

/// What is the same for all customers of a workspace on a day.
pub(super) struct World {
    /// The zone of its days.
    pub zone: Zone,
    /// The local day.
    pub today: Date,
    /// The questions that tell of experiences and intents.
    pub asked: Vec<Asked>,
    normals: Vec<Normal>,
    counted: Vec<Counted>,
    /// Surveys that promised anonymity say nothing about single customers.
    promised: Vec<Word>,
}

impl World {
    /// The world as it is at a moment.
    pub async fn load(read: &mut Read, now: Time) -> Result<Self, Error> {
        let catalogue = Catalogue::load(read).await?;
        let mut world = Self {
            today: catalogue.zone.date(now),
            zone: catalogue.zone.clone(),
            asked: Vec::new(),
            normals: Vec::new(),
            counted: Vec::new(),
            promised: catalogue.promises.iter().map(|promise| Word::text(&promise.key)).collect(),
        };
        for known in catalogue.questions.iter().filter(|known| !matches!(known.kind, Kind::Choice | Kind::Text)) {
            if let Some(normal) = Normal::of_question(known) {
                world.asked.push(Asked { key: known.key.clone(), kind: known.kind });
                world.normals.push(normal);
                world.counted.push(Counted { code: known.code, key: known.key.clone(), worth: Vec::new() });
            }
        }
        Ok(world)
    }

    /// The days back to where what was said can matter, the first of them, and the plan for some customers.
    fn plan(&self, rules: &Rules, whom: Filter) -> (Plan, Date) {
        let first = self.today.saturating_sub((rules.reach() - 1).days());
        let during = (self.zone.start_of(first), self.zone.start_of(self.today.saturating_add(1.day())));
        let periods: Vec<Period> = Every::Day.periods(&self.zone, during.0, during.1);
        let words = |words: &[&str]| Test::In(words.iter().map(|word| Word::text(*word)).collect());
        let mut filter = vec![whom, Filter::Is(Dimension::Aspect, words(&["experience", "intent"]))];
        if !self.promised.is_empty() {
            filter.push(Filter::Not(Box::new(Filter::Is(Dimension::Survey, Test::In(self.promised.clone())))));
        }
        let plan = Plan {
            questions: self.counted.clone(),
            by: vec![Dimension::Account, Dimension::Contact, Dimension::Question, Dimension::Touchpoint],
            periods,
            during,
            filter: Filter::All(filter),
            unit: Unit::Answers,
            attributes: AsOf::Now,
            weighted: false,
            clustered: false,
            people: false,
            top: None,
            blocks: None,
        };
        (plan, first)
    }
}

/// The evidence about some customers; those that are gone, or are none to classify any more, are left out.
pub(super) async fn customers(
    store: &Store,
    evaluator: &dyn Evaluator,
    workspace: Id<Workspace>,
    world: &World,
    rules: &Rules,
    keys: Keys,
) -> Result<Vec<(Whose, Customer)>, Error> {
    let mut folder = Folder::default();
    let mut read = store.read(workspace).await?;
    folder.add_accounts(&mut read, world, &keys).await?;
    // Where all are accounts nobody else is looked for.
    if !matches!(&keys, Keys::These(all) if all.len() == folder.customers.len()) {
        folder.add_consumers(&mut read, &keys).await?;
    }
    drop(read);
    let accounts: Vec<Word> = folder.accounts.keys().cloned().map(Word::Text).collect();
    let consumers: Vec<Word> = folder.consumers.keys().cloned().map(Word::Text).collect();
    let is = |dimension: Dimension| move |names: &[Word]| Filter::Is(dimension.clone(), Test::In(names.to_vec()));
    let of_accounts = is(Dimension::Account);
    let of_consumers = |names: &[Word]| Filter::All(vec![is(Dimension::Contact)(names), Filter::Is(Dimension::Account, Test::Blank)]);
    folder.listen(evaluator, workspace, world, rules, accounts, &of_accounts).await?;
    folder.listen(evaluator, workspace, world, rules, consumers, &of_consumers).await?;
    Ok(folder.customers)
}

/// The customers, and by which names the evaluator calls them and their people.
#[derive(Default)]
struct Folder {
    customers: Vec<(Whose, Customer)>,
    accounts: FxHashMap<Arc<str>, usize>,
    consumers: FxHashMap<Arc<str>, usize>,
    /// The place of a person within their customer.
    people: FxHashMap<Arc<str>, (usize, usize)>,
}

impl Folder {
    async fn add_accounts(&mut self, read: &mut Read, world: &World, keys: &Keys) -> Result<(), Error> {
        let mut places: FxHashMap<Id<Account>, usize> = FxHashMap::default();
        for row in keys.rows(read, "SELECT id, external_id, state FROM account WHERE workspace = $1 AND id").await? {
            let (id, state): (Id<Account>, State) = (row.get("id")?, row.word("state")?);
            if places.contains_key(&id) {
                continue;
            }
            places.insert(id, self.customers.len());
            self.accounts.insert(name(&row, id)?, self.customers.len());
            self.customers.push((Whose::Account(id), Customer { state: Some(state), ..Customer::default() }));
        }
        if places.is_empty() {
            return Ok(());
        }
        for row in keys.rows(read, "SELECT id, external_id, role, account FROM contact WHERE workspace = $1 AND account").await? {
            let (id, account): (Id<Contact>, Id<Account>) = (row.get("id")?, row.get("account")?);
            let person = Person { id, role: row.optional_word("role")? };
            if let Some(place) = places.get(&account) {
                self.add_person(name(&row, id)?, *place, person);
            }
        }
        self.add_losses(read, world, &places, keys).await
    }

    fn add_person(&mut self, name: Arc<str>, place: usize, person: Person) {
        let people = &mut self.customers[place].1.people;
        self.people.entry(name).or_insert_with(|| {
            people.push(person);
            (place, people.len() - 1)
        });
    }

    /// Notice that was given for what still runs, and the last time that less was bought.
    async fn add_losses(&mut self, read: &mut Read, world: &World, places: &FxHashMap<Id<Account>, usize>, keys: &Keys) -> Result<(), Error> {
        let sql = "SELECT account, notice_on, ended_on FROM contract WHERE workspace = $1 AND notice_on IS NOT NULL AND account";
        for row in keys.rows(read, sql).await? {
            let (notice, ended) = (day(&row, "notice_on")?, day(&row, "ended_on")?);
            let runs = ended.is_none_or(|ended| ended > world.today);
            if let Some(place) = places.get(&row.get("account")?).filter(|_| runs) {
                let known = &mut self.customers[*place].1.notice;
                *known = notice.filter(|on| *on <= world.today).max(*known);
            }
        }
        let sql = format!(
            "SELECT account, happened_on FROM movement WHERE workspace = $1 AND kind IN ('{}', '{}') AND account",
            movements::Kind::Contraction,
            movements::Kind::Churn
        );
        for row in keys.rows(read, &sql).await? {
            if let Some(place) = places.get(&row.get("account")?) {
                let known = &mut self.customers[*place].1.contraction;
                *known = day(&row, "happened_on")?.filter(|on| *on <= world.today).max(*known);
            }
        }
        Ok(())
    }

    async fn add_consumers(&mut self, read: &mut Read, keys: &Keys) -> Result<(), Error> {
        let sql = "SELECT id, external_id, role FROM contact WHERE workspace = $1 AND account IS NULL AND id";
        for row in keys.rows(read, sql).await? {
            let id: Id<Contact> = row.get("id")?;
            let (name, place) = (name(&row, id)?, self.customers.len());
            if self.consumers.insert(name.clone(), place).is_none() {
                self.customers.push((Whose::Contact(id), Customer::default()));
                self.add_person(name, place, Person { id, role: row.optional_word("role")? });
            }
        }
        Ok(())
    }

    /// Adds what was said; asks about fewer at once where an answer would be too large.
    async fn listen(
        &mut self,
        evaluator: &dyn Evaluator,
        workspace: Id<Workspace>,
        world: &World,
        rules: &Rules,
        names: Vec<Word>,
        whom: &(dyn Fn(&[Word]) -> Filter + Sync),
    ) -> Result<(), Error> {
        let mut parts: Vec<Vec<Word>> = vec![names];
        while let Some(part) = parts.pop().filter(|_| !world.counted.is_empty()) {
            if part.is_empty() {
                continue;
            }
            let (plan, first) = world.plan(rules, whom(&part));
            match evaluator.evaluate(workspace, &plan).await {
                Ok(product) => self.add(world, first, product),
                Err(error) if part.len() > 1 && error.refusal().is_some() => {
                    let (one, other) = part.split_at(part.len() / 2);
                    parts.extend([one.to_vec(), other.to_vec()]);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn add(&mut self, world: &World, first: Date, product: Product) {
        let questions: FxHashMap<&str, usize> = world.asked.iter().enumerate().map(|(place, asked)| (asked.key.as_str(), place)).collect();
        for cell in product.cells {
            let Some((place, said)) = self.said(world, first, &questions, &cell) else { continue };
            self.customers[place].1.said.extend(said);
        }
    }

    fn said(&self, world: &World, first: Date, questions: &FxHashMap<&str, usize>, cell: &Cell) -> Option<(usize, Vec<Said>)> {
        let [account, contact, question, touchpoint] = [0, 1, 2, 3].map(|at| cell.by.get(at)?.as_ref().and_then(text));
        let place = match account {
            Some(account) => *self.accounts.get(account)?,
            None => *self.consumers.get(contact?)?,
        };
        // Whoever works elsewhere by now is somebody whom nobody knows here.
        let person = contact.and_then(|contact| self.people.get(contact)).filter(|(of, _)| *of == place).map(|(_, person)| *person);
        let question = *questions.get(&**question?)?;
        let on = first.checked_add(i64::try_from(cell.period?).ok()?.days()).ok()?;
        let said = |(score, n): (f64, u64)| Said { person, question, touchpoint: touchpoint.cloned(), on, score, n };
        let points = cell.tally.points.iter().map(|(score, point)| (world.normals[question].at(score.0), point.n));
        Some((place, points.map(said).collect()))
    }
}

fn text(word: &Word) -> Option<&Arc<str>> {
    if let Word::Text(text) = word { Some(text) } else { None }
}

/// How the evaluator calls a record: by its external id, or by its id where it has none.
fn name<N: Noun>(row: &Row, id: Id<N>) -> Result<Arc<str>, Error> {
    Ok(row.get::<Option<String>>("external_id")?.unwrap_or_else(|| id.to_string()).into())
}

fn day(row: &Row, column: &str) -> Result<Option<Date>, Error> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|error: jiff::Error| Error::Column { column: column.into(), reason: error.to_string() })).transpose()
}
