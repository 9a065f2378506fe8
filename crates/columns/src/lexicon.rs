//! What codes say: keys, words and attributes, read from the record store when a plan first needs them.

pub mod accounts;
pub mod pending;
pub mod source;

use std::sync::Arc;

use measure::dimension::{Dimension, Value};
use measure::plan::{AsOf, Plan, Unit};
use rustc_hash::FxHashMap;
use store::Read;

use crate::axis::{Accounts, Axes, Axis};
use crate::column::codes::Codes;
use crate::error::Error;
use crate::fact::Field;
use crate::mark::{ASPECTS, Mark, PATTERNS};

use accounts::Stale;
use pending::{Pending, Touched};

/// The parts that were read so far.
#[derive(Debug, Default)]
pub struct Lexicon {
    parts: FxHashMap<Dimension, Arc<Axis>>,
    /// Parts of accounts as versions see them.
    by_version: FxHashMap<Dimension, Arc<Axis>>,
    accounts: Option<Arc<Accounts>>,
    responses: Pending,
    stale: Stale,
}

impl Lexicon {
    /// The axes of a plan; what is missing is read.
    pub async fn axes(&mut self, read: &mut Read, plan: &Plan, marks: &[Mark]) -> Result<Axes, Error> {
        let (mut axes, dimensions) = (Axes::default(), dimensions(plan));
        self.refresh_accounts(read, plan, &dimensions).await?;
        for dimension in dimensions {
            if dimension == Dimension::Block {
                axes.by_dimension.insert(dimension, (Field::Response, Arc::new(of_blocks(plan))));
                continue;
            }
            let found = self.axis(read, &dimension, plan.attributes, marks).await?;
            axes.by_dimension.insert(dimension, found);
        }
        if plan.clustered || plan.unit == Unit::OnePerAccount {
            axes.accounts = self.accounts(read).await?;
        }
        Ok(axes)
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        let parts = self.parts.values().map(|axis| axis.bytes());
        let by_version = self.by_version.values().map(|axis| axis.of.bytes());
        parts.chain(by_version).sum::<usize>() + self.accounts.as_ref().map_or(0, |accounts| accounts.bytes())
    }

    /// Hears of a change in the record store: what it touches is read again when it is next needed.
    pub fn hear(&mut self, kind: &str, payload: &serde_json::Value) {
        match kind {
            "dictionary.changed" => {
                let of = payload.get("of").and_then(serde_json::Value::as_str).unwrap_or_default();
                self.forget(|dimension| is_dictionary(of, dimension));
            }
            "accounts.changed" => self.hear_of_accounts(payload),
            "contacts.changed" | "contact.erased" => self.forget(|dimension| matches!(dimension, Dimension::Contact | Dimension::OfContact(_))),
            "attributes.changed" => {
                self.forget(|dimension| matches!(dimension, Dimension::OfAccount(_) | Dimension::OfContact(_) | Dimension::OfResponse(_)));
            }
            _ => {}
        }
    }

    /// Hears of responses that are new or changed.
    pub fn touch(&mut self, touched: Touched) {
        if self.parts.keys().any(|dimension| matches!(dimension, Dimension::OfResponse(_))) && !self.responses.push(touched) {
            self.forget(|dimension| matches!(dimension, Dimension::OfResponse(_)));
        }
    }

    fn forget(&mut self, touched: impl Fn(&Dimension) -> bool) {
        self.parts.retain(|dimension, _| !touched(dimension));
        self.by_version.retain(|dimension, _| !touched(dimension));
    }

    async fn axis(&mut self, read: &mut Read, dimension: &Dimension, at: AsOf, marks: &[Mark]) -> Result<(Field, Arc<Axis>), Error> {
        match dimension {
            Dimension::Question => {
                let keys = self.part(read, dimension).await?;
                Ok(of_marks(marks, |mark| {
                    keys.of.get_or_blank(mark.question as usize + 1).checked_sub(1).map(|place| keys.values[place as usize].clone())
                }))
            }
            Dimension::Pattern => Ok(of_marks(marks, |mark| PATTERNS.get(usize::from(mark.pattern)).map(|word| Value::text(*word)))),
            Dimension::Aspect => Ok(of_marks(marks, |mark| ASPECTS.get(usize::from(mark.aspect)).map(|word| Value::text(*word)))),
            Dimension::Score => Ok(of_marks(marks, |mark| Some(Value::Number(mark.score)))),
            Dimension::Account => Ok((Field::Version, self.seen_by_version(read, dimension, |accounts| &accounts.of_version).await?)),
            Dimension::OfAccount(_) if at == AsOf::Now => {
                Ok((Field::Version, self.seen_by_version(read, dimension, |accounts| &accounts.newest).await?))
            }
            Dimension::OfResponse(_) => {
                self.responses.apply(read, &mut self.parts).await?;
                Ok((Field::Response, self.part(read, dimension).await?))
            }
            _ => Ok((field(dimension), self.part(read, dimension).await?)),
        }
    }

    async fn part(&mut self, read: &mut Read, dimension: &Dimension) -> Result<Arc<Axis>, Error> {
        if let Some(part) = self.parts.get(dimension) {
            return Ok(part.clone());
        }
        let axis = Arc::new(Axis::of(&source::named(read, dimension).await?));
        self.parts.insert(dimension.clone(), axis.clone());
        Ok(axis)
    }

    async fn seen_by_version(&mut self, read: &mut Read, dimension: &Dimension, link: fn(&Accounts) -> &Codes) -> Result<Arc<Axis>, Error> {
        if let Some(seen) = self.by_version.get(dimension) {
            return Ok(seen.clone());
        }
        let (part, accounts) = (self.part(read, dimension).await?, self.accounts(read).await?);
        let seen = Arc::new(part.through(link(&accounts)));
        self.by_version.insert(dimension.clone(), seen.clone());
        Ok(seen)
    }

    async fn accounts(&mut self, read: &mut Read) -> Result<Arc<Accounts>, Error> {
        if let Some(accounts) = &self.accounts {
            return Ok(accounts.clone());
        }
        let accounts = Arc::new(source::accounts(read).await?);
        self.accounts = Some(accounts.clone());
        Ok(accounts)
    }
}

/// Blocks come with the plan; codes as columns keep them.
fn of_blocks(plan: &Plan) -> Axis {
    let named = plan.blocks.iter().flat_map(|blocks| blocks.iter());
    Axis::of(&named.map(|(code, block)| (code as u32 + 1, block)).collect::<Vec<_>>())
}

fn dimensions(plan: &Plan) -> Vec<Dimension> {
    let mut dimensions = plan.by.clone();
    plan.filter.walk(&mut |dimension, _| dimensions.push(dimension.clone()));
    dimensions.sort_unstable();
    dimensions.dedup();
    dimensions
}

fn of_marks(marks: &[Mark], value: impl Fn(&Mark) -> Option<Value>) -> (Field, Arc<Axis>) {
    let named: Vec<(u32, Value)> = marks.iter().zip(1..).filter_map(|(mark, code)| value(mark).map(|value| (code, value))).collect();
    (Field::Mark, Arc::new(Axis::of(&named)))
}

fn field(dimension: &Dimension) -> Field {
    match dimension {
        Dimension::Touchpoint => Field::Touchpoint,
        Dimension::Offering => Field::Offering,
        Dimension::Channel => Field::Channel,
        Dimension::Team => Field::Team,
        Dimension::Survey => Field::Survey,
        Dimension::Language => Field::Language,
        Dimension::Contact | Dimension::OfContact(_) => Field::Contact,
        Dimension::OfResponse(_) | Dimension::Block => Field::Response,
        Dimension::Account | Dimension::OfAccount(_) => Field::Version,
        Dimension::Question | Dimension::Pattern | Dimension::Aspect | Dimension::Score => Field::Mark,
    }
}

fn is_dictionary(of: &str, dimension: &Dimension) -> bool {
    match dimension {
        Dimension::Touchpoint => of == "touchpoint",
        Dimension::Offering => of == "offering",
        Dimension::Team => of == "team",
        Dimension::Survey => of == "survey",
        Dimension::Question => of == "question",
        Dimension::Channel | Dimension::Language => of == "word",
        _ => false,
    }
}
